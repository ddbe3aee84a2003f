import { statSync } from "node:fs";
import { Command, InvalidArgumentError } from "commander";
import { toEnv } from "./credentials.ts";
import { documentedPort } from "./gateway-routes.ts";

const program = new Command("ams-vaulting-sandbox")
  .description("A stand-in for the AMS gateway on this machine. Prints what a client needs, as a .env file.")
  .option("-p, --port <number>", "the port; 0 for any free one", port, documentedPort())
  .option("--docs <folder>", "a folder to serve at /: the built documentation", folder)
  .addHelpText(
    "after",
    "\nExit codes: 0 stopped by Ctrl-C or SIGTERM; 1 could not start (port in use); 2 wrong usage.",
  )
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .action(run);

async function run(options: { port: number; docs?: string }): Promise<void> {
  // Loading msw takes a while; wrong usage and --help need not wait for it.
  const { startSandbox } = await import("./sandbox.ts");
  const sandbox = await startSandbox({ port: options.port, docsDirectory: options.docs });
  console.log(`# The sandbox gateway listens on ${sandbox.url} (its own page: ${sandbox.url}_sandbox/).`);
  console.log("# The keys were made for it just now and are worth nothing elsewhere. Stop it with Ctrl-C.");
  console.log(toEnv(sandbox.credentials));
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void sandbox.close());
}

function port(value: string): number {
  if (!/^\d{1,5}$/.test(value) || Number(value) > 65_535)
    throw new InvalidArgumentError("Give a port from 0 to 65535.");
  return Number(value);
}

function folder(value: string): string {
  if (!statSync(value, { throwIfNoEntry: false })?.isDirectory())
    throw new InvalidArgumentError("There is no such folder.");
  return value;
}

program.parseAsync().catch((error: NodeJS.ErrnoException & { port?: number }) => {
  const { port = 0 } = error;
  if (error.code === "EADDRINUSE")
    console.error(`Port ${port} is in use. Choose another with --port; --port 0 takes any free one.`);
  else if (error.code === "EACCES")
    console.error("This port needs special rights. Choose one above 1023 with --port.");
  else console.error(error);
  process.exitCode = 1;
});
