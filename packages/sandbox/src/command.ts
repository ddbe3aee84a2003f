import { Command } from "commander";
import { explain } from "./command/explain.ts";
import { address, file, folder, port } from "./command/read-option.ts";
import { type Options, run } from "./command/run.ts";
import { withoutKeys } from "./command/without-keys.ts";
import { documentedPort } from "./gateway/documented.ts";

/**
 * The command that starts the sandbox, under any name: `ams-vaulting-sandbox`, or `sandbox` below another command.
 *
 * @param ended is called with the exit code when the sandbox could not start. Default: it becomes that of the process.
 */
export function createSandboxCommand(
  name: string,
  ended: (exitCode: number) => void = (exitCode) => {
    process.exitCode = exitCode;
  },
): Command {
  const command: Command = new Command(name)
    .description("A mock of the AMS gateway on this machine. Prints what a client needs, as a .env file.")
    .option("-p, --port <number>", "the port; 0 for any free one", port, documentedPort())
    .option(
      "--host <address>",
      "another address than 127.0.0.1; needs --allow-remote unless it is this machine",
      address,
    )
    .option("--allow-remote", "let other machines reach the sandbox")
    .option("--https", "serve https in place of http, with a certificate that is made at each start")
    .option("--certificate <path>", "write the certificate there, not to a temporary file; never over a file")
    .option("--docs <folder>", "a folder to serve at /: the built documentation", folder)
    // Not --env-file: Node takes that for an option of its own, in any position.
    .option("--write-env <path>", "write the .env file there instead of printing it; never over another file")
    .option("--keys-dir <path>", "write the keys there as PEM files; never over other files")
    .option("--merchant-public-key <file>", "verify requests with this key instead of a new one", file)
    .option("--gateway-private-key <file>", "sign responses with this key instead of a new one", file)
    .addHelpText(
      "after",
      "\nExit codes: 0 stopped by Ctrl-C or SIGTERM; 1 could not start (port in use, file exists); 2 wrong usage.",
    )
    // Errors quote the argument, which may be a key in the place of its path.
    .configureOutput({ outputError: (text, write) => write(withoutKeys(text)) })
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
    .action((options: Options) =>
      run(options, (message) => command.error(`error: ${message}`)).catch((error) => {
        console.error(withoutKeys(explain(error)));
        ended(1);
      }),
    );
  return command;
}
