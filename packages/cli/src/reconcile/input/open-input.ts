import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { addAbortSignal, Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { systemCode, UsageError } from "../../failure.ts";
import type { Io } from "../../io.ts";
import type { InputFormat } from "./format.ts";
import { type Item, readItems } from "./items.ts";

/** Where ids come from. */
export interface Input {
  /** Reads the ids. The signal cuts the reading off, which then throws. */
  items(signal: AbortSignal): AsyncGenerator<Item>;
  /** What is known of an input that can be read twice: how many ids it has, and the SHA-256 of its bytes. */
  readonly known: { readonly count: number; readonly sha256: string } | undefined;
}

/**
 * Opens a file, or stdin (`-`). A regular file is read once before anything is asked: it is counted, and a mistake in
 * it is found now.
 *
 * @param signal ends the reading of an input that has to be kept first
 * @param spool where to keep the bytes of an input that can be read only once, when it has to be read twice
 */
export async function openInput(
  file: string,
  format: InputFormat,
  spool: string | undefined,
  io: Io,
  signal: AbortSignal,
): Promise<Input> {
  const path = file === "-" ? undefined : resolve(io.cwd, file);
  const isRegular = path !== undefined && (await isRegularFile(path, file));
  const open = () => (path === undefined ? io.stdin : createReadStream(path));
  if (!isRegular && spool === undefined)
    return { items: (signal) => readItems(abortable(open(), signal), format), known: undefined };
  if (!isRegular && spool !== undefined)
    await pipeline(Readable.from(open()), createWriteStream(spool, { mode: 0o600 }), { signal });
  const source = isRegular ? path : (spool as string);
  return {
    items: (signal) => readItems(abortable(createReadStream(source), signal), format),
    known: await measure(createReadStream(source), format),
  };
}

function abortable(input: AsyncIterable<Uint8Array>, signal: AbortSignal): AsyncIterable<Uint8Array> {
  return input instanceof Readable ? addAbortSignal(signal, input) : input;
}

async function isRegularFile(path: string, file: string): Promise<boolean> {
  const found = await stat(path).catch((error: unknown) => {
    throw new UsageError(`${file} cannot be read (${systemCode(error)}).`);
  });
  if (found.isDirectory()) throw new UsageError(`${file} is a folder. Give a file with ids.`);
  return found.isFile();
}

async function measure(
  bytes: AsyncIterable<Uint8Array>,
  format: InputFormat,
): Promise<{ count: number; sha256: string }> {
  const hash = createHash("sha256");
  async function* hashed() {
    for await (const chunk of bytes) {
      hash.update(chunk);
      yield chunk;
    }
  }
  let count = 0;
  for await (const _ of readItems(hashed(), format)) count++;
  return { count, sha256: hash.digest("hex") };
}
