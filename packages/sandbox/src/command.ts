import { readFileSync, statSync } from "node:fs";
import { isIP } from "node:net";
import { Command, InvalidArgumentError } from "commander";
import { toEnv } from "./credentials.ts";
import { documentedPort } from "./gateway/documented.ts";
import { writeEnvFile, writeKeys } from "./write-secrets.ts";

/**
 * The command that starts the sandbox, under any name: `ams-vaulting-sandbox`, or `sandbox` below another command.
 *
 * @param ended is called with the exit code when the sandbox could not start
 */
export function createSandboxCommand(
  name: string,
  ended: (exitCode: number) => void = (exitCode) => {
    process.exitCode = exitCode;
  },
): Command {
  const command: Command = new Command(name)
    .description(
      "A stand-in for the AMS gateway on this machine. Prints what a client needs, as a .env file.",
    )
    .option("-p, --port <number>", "the port; 0 for any free one", port, documentedPort())
    .option(
      "--host <address>",
      "another address than 127.0.0.1; needs --allow-remote unless it is this machine",
      address,
    )
    .option("--allow-remote", "let other machines reach the sandbox")
    .option("--docs <folder>", "a folder to serve at /: the built documentation", folder)
    // Not --env-file: Node takes that for an option of its own, wherever it stands.
    .option("--write-env <path>", "write the .env file there instead of printing it; never over another file")
    .option("--keys-dir <path>", "write the keys there as PEM files; never over other files")
    .option("--merchant-public-key <file>", "verify requests with this key instead of a new one", file)
    .option("--gateway-private-key <file>", "sign answers with this key instead of a new one", file)
    .addHelpText(
      "after",
      "\nExit codes: 0 stopped by Ctrl-C or SIGTERM; 1 could not start (port in use, file exists); 2 wrong usage.",
    )
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
    .action((options: Options) =>
      run(command, options).catch((error) => {
        console.error(explain(error));
        ended(1);
      }),
    );
  return command;
}

interface Options {
  port: number;
  host?: string;
  allowRemote?: boolean;
  docs?: string;
  writeEnv?: string;
  keysDir?: string;
  merchantPublicKey?: string;
  gatewayPrivateKey?: string;
}

async function run(command: Command, options: Options): Promise<void> {
  const { port, host, docs, writeEnv, keysDir, merchantPublicKey, gatewayPrivateKey } = options;
  const isRemote = host !== undefined && !isLoopback(host);
  if (isRemote && !options.allowRemote)
    command.error(
      `error: ${host} lets other machines reach the sandbox. Add --allow-remote if that is wanted.`,
    );
  if ((merchantPublicKey === undefined) !== (gatewayPrivateKey === undefined))
    command.error("error: give both --merchant-public-key and --gateway-private-key, or none of them.");
  const keys =
    merchantPublicKey === undefined || gatewayPrivateKey === undefined
      ? undefined
      : { merchantPublicKey, gatewayPrivateKey };
  // Loading msw takes a while; wrong usage and --help need not wait for it.
  const { startSandbox } = await import("./sandbox.ts");
  const sandbox = await startSandbox({ port, host, docsDirectory: docs, keys }).catch((error: unknown) => {
    if (error instanceof TypeError) command.error(`error: ${error.message}`);
    throw error;
  });
  // Before anything is printed: whoever reads it may stop the sandbox at once.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void sandbox.close());
  const { credentials, url } = sandbox;
  try {
    if (writeEnv !== undefined) await writeEnvFile(writeEnv, credentials);
    if (keysDir !== undefined) await writeKeys(keysDir, credentials);
  } catch (error) {
    await sandbox.close();
    throw error;
  }
  if (isRemote)
    console.error(`WARNING: other machines can reach the sandbox at ${url}, and it encrypts nothing.`);
  console.log(`# The sandbox gateway listens on ${url} (its own page: ${url}_sandbox/).`);
  if (keys) console.log("# It uses the keys that were given to it. Stop it with Ctrl-C.");
  else
    console.log("# The keys were made for it just now and are worth nothing elsewhere. Stop it with Ctrl-C.");
  if (writeEnv === undefined) console.log(toEnv(credentials));
  else console.log(`# What a client needs was written to ${writeEnv}.`);
}

function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|::1)$/.test(host);
}

function address(value: string): string {
  if (value === "localhost" || isIP(value)) return value;
  throw new InvalidArgumentError("Give an IP address or localhost.");
}

function file(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    throw new InvalidArgumentError("There is no such file, or it cannot be read.");
  }
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

/** Says in one sentence why the sandbox could not start. */
function explain(error: NodeJS.ErrnoException & { port?: number; address?: string }): string {
  const { code, path, port = 0, address = "" } = error;
  switch (code) {
    case "EADDRINUSE":
      return `Port ${port} is in use. Choose another with --port; --port 0 takes any free one.`;
    case "EADDRNOTAVAIL":
      return `${address} is not an address of this machine. Choose another with --host.`;
    case "EEXIST":
      return `${path} already exists, and keys are never written over a file. Choose another path.`;
  }
  if (path !== undefined) return `${path} cannot be written (${code}).`;
  if (code === "EACCES") return "This port needs special rights. Choose one above 1023 with --port.";
  return `The sandbox could not start (${code ?? error.name}). Report this as a bug.`;
}
