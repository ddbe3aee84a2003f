import type { Readable } from "node:stream";
import type { VaultingClientOptions } from "@ams-vaulting/client";

/** Where text goes: a stream of the process, or of a test. */
export interface Output {
  /** Calls back when the text has left. */
  write(text: string, written?: (error?: Error | null) => void): boolean;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

/** Everything that a command needs of the world around it. */
export interface Io {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: { readonly [name: string]: string | undefined };
  /** Relative paths begin here. */
  readonly cwd: string;
  /** Fetch, clock and chance of the client. */
  readonly world: Pick<VaultingClientOptions, "fetch" | "now" | "monotonic" | "sleep" | "random">;
  /** A signal that aborts at the first Ctrl-C or SIGTERM; its reason is the name. A second one ends the process. */
  interrupt(): AbortSignal;
}

/** Writes a line. Resolves when it has left, so that a slow reader is waited for. */
export function writeLine(output: Output, text: string): Promise<void> {
  return writeText(output, `${text}\n`);
}

export function writeText(output: Output, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    output.write(text, (error) => (error ? reject(error) : resolve()));
  });
}
