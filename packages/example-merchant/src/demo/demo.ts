import type { SandboxProcess } from "@ams-vaulting/ci/sandbox-process";
import pc from "picocolors";
import type { Example } from "./examples.ts";
import { createSender, type Outcome } from "./send.ts";
import { renderTable } from "./table.ts";

export interface DemoOptions {
  /** Stop after the table. */
  once?: true;
  /** Print the outcomes as JSON instead of a table. */
  json?: true;
}

/** Output and signals. */
export interface Surroundings {
  print(text: string): void;
  complain(text: string): void;
  /** Resolves on Ctrl-C or SIGTERM. */
  interrupted: Promise<void>;
}

/** Sends the request of every example to a running sandbox, prints the outcomes, and keeps it running. @returns the exit code */
export async function demo(
  options: DemoOptions,
  examples: readonly Example[],
  sandbox: SandboxProcess,
  surroundings: Surroundings,
): Promise<number> {
  const { print, complain, interrupted } = surroundings;
  const outcomes = await Promise.race([interrupted, sendAll(examples, sandbox.env)]);
  if (!outcomes) return 1;
  print(options.json ? JSON.stringify(outcomes.map(plain), null, 2) : `\n${renderTable(outcomes)}`);
  const wrong = outcomes.filter(({ problems }) => problems.length > 0);
  for (const { example, problems } of wrong)
    complain(`${pc.red("✗")} ${example.name}: ${problems.join("; ")}`);
  if (!options.json) print(summary(outcomes.length, wrong.length));
  const code = wrong.length > 0 || outcomes.length === 0 ? 1 : 0;
  if (options.once) return code;
  if (!options.json) print(whatToOpen(sandbox.env));
  const ended = await Promise.race([interrupted, sandbox.ended]);
  if (!ended) return code;
  complain(`The sandbox ended with exit code ${ended}.`);
  return 1;
}

async function sendAll(examples: readonly Example[], env: Record<string, string>): Promise<Outcome[]> {
  const send = createSender(env);
  const outcomes: Outcome[] = [];
  for (const example of examples) outcomes.push(await send(example));
  return outcomes;
}

function summary(all: number, wrong: number): string {
  if (all === 0) return pc.red("\nThe contract has no examples.");
  if (wrong > 0) return pc.red(`\n${wrong} of ${all} responses differ from the contract.`);
  return pc.green(`\n${all} of ${all} responses match the contract, and each is signed or not as it says.`);
}

function whatToOpen(env: Record<string, string>): string {
  const { origin } = new URL(env.AMS_BASE_URL ?? "");
  return [
    "\nFor a client of your own. The keys were made just now, for this sandbox alone.\n",
    ...Object.entries(env).map(([name, value]) => pc.dim(`${name}=${value}`)),
    `\n  Reference   ${pc.cyan(`${origin}/`)}`,
    `  Try it      ${pc.cyan(`${origin}/en/try/`)}   sign, send, verify, and break a request in the browser`,
    `  Sandbox     ${pc.cyan(`${origin}/_sandbox/`)}   request ids, base URL, client id`,
    "\n  Stop with Ctrl-C.\n",
  ].join("\n");
}

function plain({ example, ...outcome }: Outcome) {
  return {
    operation: example.operationId,
    example: example.name,
    request: example.request,
    ...outcome,
  };
}
