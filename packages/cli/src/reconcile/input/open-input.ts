import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { addAbortSignal, type Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { ObstacleError, systemCode } from "../../failure.ts";
import type { Io } from "../../io.ts";
import type { Source } from "./format.ts";
import { type Item, readItems } from "./items.ts";
import { openStream } from "./open-stream.ts";

/** Where ids come from. */
export interface Input {
  /** Reads the ids. The signal cuts the reading off, which then throws. */
  items(signal: AbortSignal): AsyncGenerator<Item>;
  /** What is known of an input that can be read twice: its number of ids, and the SHA-256 of its bytes. */
  readonly known: { readonly count: number; readonly sha256: string } | undefined;
  /** Removes what was kept. */
  close(): Promise<void>;
}

export interface InputRequest {
  /** A path, or `-` for stdin. */
  file: string;
  source: Source;
  /** Whether the input has to be read twice: what can be read only once, a pipe, is then kept in a temporary file. */
  keep: boolean;
  io: Io;
  /** Ends the keeping. */
  signal: AbortSignal;
}

/** Opens a file or stdin. A regular file is read once now: it is counted, and a mistake in it is found before anything is sent. */
export async function openInput({ file, source, keep, io, signal }: InputRequest): Promise<Input> {
  const path = file === "-" ? undefined : resolve(io.cwd, file);
  if (path !== undefined && (await isRegularFile(path, file)))
    return { ...(await openFile(path, source)), async close() {} };
  const stream = path === undefined ? io.stdin : await openStream(path);
  if (!keep)
    return {
      items: (signal) => readItems(cutOff(stream, signal), source),
      known: undefined,
      async close() {},
    };
  const folder = await mkdtemp(join(tmpdir(), "ams-vaulting-"));
  const close = () => rm(folder, { recursive: true, force: true });
  try {
    const kept = join(folder, "ids");
    await pipeline(stream, createWriteStream(kept, { mode: 0o600 }), { signal });
    return { ...(await openFile(kept, source)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openFile(path: string, source: Source): Promise<Pick<Input, "items" | "known">> {
  return {
    items: (signal) => readItems(cutOff(createReadStream(path), signal), source),
    known: await measure(createReadStream(path), source),
  };
}

/** A stream that a signal ends with an error for who reads it; before it is read, nothing catches it. */
function cutOff(stream: Readable, signal: AbortSignal): Readable {
  return addAbortSignal(
    signal,
    stream.on("error", () => {}),
  );
}

async function isRegularFile(path: string, file: string): Promise<boolean> {
  const found = await stat(path).catch((error: unknown) => {
    throw new ObstacleError(`${file} cannot be read (${systemCode(error)}).`);
  });
  if (found.isDirectory()) throw new ObstacleError(`${file} is a folder. Give a file with ids.`);
  return found.isFile();
}

async function measure(
  bytes: AsyncIterable<Uint8Array>,
  source: Source,
): Promise<{ count: number; sha256: string }> {
  const hash = createHash("sha256");
  async function* hashed() {
    for await (const chunk of bytes) {
      hash.update(chunk);
      yield chunk;
    }
  }
  let count = 0;
  for await (const _ of readItems(hashed(), source)) count++;
  return { count, sha256: hash.digest("hex") };
}
