import { ConfigurationError } from "../errors/configuration-error.ts";

/** An attempt, as far as its keys are concerned. */
export interface KeyWait {
  /** Aborts when the attempt ends without a response. */
  readonly signal: AbortSignal;
  /** The option whose key, or signature of a signing function, the attempt waits for right now. */
  option?: string | undefined;
}

/** Waits for a key, and says so in `wait` meanwhile. */
export async function waitForKey<T>(wait: KeyWait, option: string, key: PromiseLike<T>): Promise<T> {
  wait.option = option;
  try {
    return await key;
  } finally {
    wait.option = undefined;
  }
}

/** The error of an attempt that ended while it waited for a key; `undefined` when it did not. */
export function keyTimeout({ option }: KeyWait, ms: number, cause: Error): ConfigurationError | undefined {
  if (option === undefined) return undefined;
  const message = `The key, or the signature of the signing function, did not arrive within ${ms} ms. Does its source respond?`;
  return new ConfigurationError("key_unavailable", option, message, { cause });
}
