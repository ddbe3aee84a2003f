import { Command, InvalidArgumentError } from "commander";
import pc from "picocolors";
import { createAsker, type Outcome } from "./ask.ts";
import { readExpectations } from "./expectations.ts";
import { SandboxFailed, type SandboxProcess, startSandboxProcess } from "./sandbox-process.ts";
import { renderTable } from "./table.ts";

const program = new Command("demo")
  .description("Starts the sandbox gateway with the docs, and asks it about every example of the contract.")
  .option(
    "-p, --port <number>",
    "the port of the gateway; 0 for any free one (default: the port in the contract)",
    port,
  )
  .option("--once", "stop after the table; exit 0 only if every answer is what the contract says")
  .option("--json", "print the outcomes as JSON instead of a table")
  .addHelpText(
    "after",
    "\nExit codes: 0 all as the contract says; 1 something differs, or the gateway did not start; 2 wrong usage.",
  )
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .action(run);

async function run(options: { port?: number; once?: true; json?: true }): Promise<void> {
  const sandbox = await startSandboxProcess(options.port);
  try {
    const ask = createAsker(sandbox.env);
    const outcomes: Outcome[] = [];
    for (const expectation of await readExpectations()) outcomes.push(await ask(expectation));
    console.log(options.json ? JSON.stringify(outcomes.map(plain), null, 2) : `\n${renderTable(outcomes)}`);
    const wrong = outcomes.filter(({ problems }) => problems.length > 0);
    for (const { expectation, problems } of wrong)
      console.error(`${pc.red("✗")} ${expectation.name}: ${problems.join("; ")}`);
    if (!options.json) console.log(summary(outcomes.length, wrong.length));
    if (wrong.length > 0 || outcomes.length === 0) process.exitCode = 1;
    if (!options.once) await serve(sandbox);
  } finally {
    await sandbox.stop();
  }
}

function summary(all: number, wrong: number): string {
  if (wrong > 0) return pc.red(`\n${wrong} of ${all} answers are not what the contract says.`);
  return pc.green(`\n${all} of ${all} answers are what the contract says, and as trustworthy as it says.`);
}

/** Says what to open, and waits for Ctrl-C or for the sandbox to end. */
async function serve(sandbox: SandboxProcess): Promise<void> {
  const { origin } = new URL(sandbox.env.AMS_BASE_URL ?? "");
  console.log(`\n  Reference   ${pc.cyan(`${origin}/`)}`);
  console.log(`  Sandbox     ${pc.cyan(`${origin}/_sandbox/`)}   request ids, base URL, client id`);
  console.log(`\n  Stop with Ctrl-C.\n`);
  const interrupted = new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
  const code = await Promise.race([interrupted, sandbox.ended]);
  if (code) process.exitCode = 1;
}

function plain({ expectation, ...outcome }: Outcome) {
  return {
    operation: expectation.operation,
    example: expectation.name,
    request: expectation.request,
    ...outcome,
  };
}

function port(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 0 || number > 65_535)
    throw new InvalidArgumentError("Give a port from 0 to 65535.");
  return number;
}

program.parseAsync().catch((error: unknown) => {
  if (!(error instanceof SandboxFailed)) console.error(error);
  process.exitCode = 1;
});
