import { SandboxFailed } from "@ams-vaulting/ci/sandbox-process";
import { Command, InvalidArgumentError } from "commander";
import { type DemoOptions, demo } from "./demo.ts";
import { readExamples } from "./examples.ts";
import { startSandbox } from "./sandbox.ts";

const program = new Command("demo")
  .description("Starts the sandbox with the docs, and sends the request of every example of the contract.")
  .option(
    "-p, --port <number>",
    "the port of the gateway; 0 for any free one (default: the port in the contract)",
    port,
  )
  .option("--once", "stop after the table; exit 0 only if every response matches the contract")
  .option("--json", "print the outcomes as JSON instead of a table")
  .addHelpText(
    "after",
    "\nExit codes: 0 all match the contract; 1 something differs, or the sandbox did not start; 2 wrong usage.",
  )
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .action(run);

async function run(options: DemoOptions & { port?: number }): Promise<void> {
  // From the start, so that the sandbox never outlives this process.
  const interrupted = new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
  const examples = await readExamples();
  const sandbox = await startSandbox(options.port);
  try {
    const { log: print, error: complain } = console;
    process.exitCode = await demo(options, examples, sandbox, { print, complain, interrupted });
  } finally {
    await sandbox.stop();
  }
}

function port(value: string): number {
  if (!/^\d{1,5}$/.test(value) || Number(value) > 65_535)
    throw new InvalidArgumentError("Give a port from 0 to 65535.");
  return Number(value);
}

program.parseAsync().catch((error: unknown) => {
  if (!(error instanceof SandboxFailed)) console.error(error);
  process.exitCode = 1;
});
