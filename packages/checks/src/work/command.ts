import { Command } from "commander";

/** A command of the repository: exit code 2 when it is called with options that it does not have. */
export function createCommand(name: string): Command {
  return new Command(name).exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));
}

/** Runs a command. An error becomes its message and exit code 1. */
export async function runCommand(command: Command): Promise<void> {
  // An `exit` of the process itself, so that what was started is stopped and temporary folders are removed.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(130));
  try {
    await command.parseAsync();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

/** Progress goes to stderr: stdout has the result alone. */
export function showProgress(text: string): void {
  console.error(`  ${text}`);
}
