import { remoteAddresses } from "../http/addresses.ts";
import { toEnv } from "../keys/credentials.ts";
import type { Sandbox } from "../sandbox.ts";
import { type WrittenFiles, writeFiles } from "./files.ts";
import { trustLines } from "./trust.ts";
import { looksLikeKey } from "./without-keys.ts";

export interface Options {
  port: number;
  host?: string;
  allowRemote?: boolean;
  https?: boolean;
  certificate?: string;
  docs?: string;
  writeEnv?: string;
  keysDir?: string;
  merchantPublicKey?: string;
  gatewayPrivateKey?: string;
}

/**
 * Starts the sandbox, and stops it on SIGINT or SIGTERM.
 *
 * @param refuse ends the process for wrong usage
 */
export async function run(options: Options, refuse: (message: string) => never): Promise<void> {
  const { port, host, https, docs, merchantPublicKey, gatewayPrivateKey } = options;
  const remote = host === undefined ? [] : remoteAddresses(host);
  const isRemote = host !== undefined && (remote.length > 0 || host === "0.0.0.0" || host === "::");
  if (isRemote && !options.allowRemote)
    refuse(`${host} lets other machines reach the sandbox. Add --allow-remote if that is wanted.`);
  for (const path of [options.certificate, options.writeEnv, options.keysDir])
    if (path !== undefined && looksLikeKey(path))
      refuse("a key was given where a path belongs; nothing was written.");
  if (options.certificate !== undefined && !https) refuse("--certificate needs --https.");
  if ((merchantPublicKey === undefined) !== (gatewayPrivateKey === undefined))
    refuse("give both --merchant-public-key and --gateway-private-key, or none of them.");
  const keys =
    merchantPublicKey === undefined || gatewayPrivateKey === undefined
      ? undefined
      : { merchantPublicKey, gatewayPrivateKey };
  // Loading msw takes a while; wrong usage and --help need not wait for it.
  const { startSandbox } = await import("../sandbox.ts");
  const sandbox = await startSandbox({ port, host, docsDirectory: docs, keys, https }).catch(
    (error: unknown) => {
      if (error instanceof TypeError) refuse(error.message);
      throw error;
    },
  );
  let files: WrittenFiles | undefined;
  const stop = async () => {
    await sandbox.close();
    await files?.cleanUp();
  };
  // Before anything is printed: a program that reads it may stop the sandbox at once.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void stop());
  try {
    files = await writeFiles(sandbox, options);
    if (isRemote) console.error(warning(sandbox, remote, https === true));
    await print(describe(sandbox, options, files.certificate));
  } catch (error) {
    await stop();
    throw error;
  }
}

function warning({ url }: Sandbox, addresses: readonly string[], isEncrypted: boolean): string {
  const { protocol, port } = new URL(url);
  const suffix = port === "" ? "" : `:${port}`;
  const urls = addresses.map(
    (address) => `${protocol}//${address.includes(":") ? `[${address}]` : address}${suffix}/`,
  );
  const where = urls.length > 0 ? ` at ${urls.join(", ")}` : "";
  return `WARNING: other machines can reach the sandbox${where}${isEncrypted ? "" : ", and it encrypts nothing"}.`;
}

/** Nobody could use a sandbox whose keys did not arrive. A reader that has read enough is fine. */
function print(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (error?: NodeJS.ErrnoException | null) =>
      error && error.code !== "EPIPE" ? reject(error) : resolve();
    process.stdout.on("error", settle);
    process.stdout.write(`${text}\n`, settle);
  });
}

/** What is printed is a `.env` file: all but the settings are comments. */
function describe({ url, credentials }: Sandbox, options: Options, certificate: string | undefined): string {
  const lines = [`# The sandbox gateway listens on ${url} (its own page: ${url}_sandbox/).`];
  if (certificate !== undefined) lines.push(...trustLines(certificate));
  lines.push(
    options.merchantPublicKey === undefined
      ? "# The keys were made for it just now and are worth nothing elsewhere. Stop it with Ctrl-C."
      : "# It uses the keys from the options. Stop it with Ctrl-C.",
    options.writeEnv === undefined
      ? toEnv(credentials)
      : `# What a client needs was written to ${options.writeEnv}.`,
  );
  return lines.join("\n");
}
