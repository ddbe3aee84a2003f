import { createHash } from "node:crypto";
import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { realpath, rename, rm } from "node:fs/promises";
import { ObstacleError, systemCode, UsageError } from "../../failure.ts";
import { type Io, type Output, writeText } from "../../io.ts";

/** Where the output goes. */
export interface Target {
  write(text: string): Promise<void>;
  /** Ends the output; what was written is then in its place. */
  end(): Promise<void>;
}

export function toStdout({ stdout }: Io): Target {
  return { write: (text) => writeText(stdout, text), async end() {} };
}

/** A file that is there from the beginning and grows, for a run without a journal. Only its owner can read it. */
export async function toFile(path: string, force: boolean): Promise<Target> {
  return openFile(path, force ? "w" : "wx", path);
}

/**
 * A file that appears when it is complete. Whatever ends the process before leaves what was there. A file of that name
 * is replaced with `force` only; one with the same content may be there: it was made by the same run.
 */
export async function toWholeFile(path: string, force: boolean): Promise<Target> {
  const draft = `${path}.ams-vaulting-draft`;
  await rm(draft, { force: true });
  const { write, end } = await openFile(draft, "wx", path);
  return {
    write,
    async end() {
      await end();
      if (force || (await hashOf(path)) === (await hashOf(draft)) || !existsSync(path))
        return rename(draft, path);
      await rm(draft, { force: true });
      throw isThere(path);
    },
  };
}

/** @throws {ObstacleError} when the file is there */
export function refuseExisting(path: string): void {
  if (existsSync(path)) throw isThere(path);
}

/** @param named the path that messages name */
async function openFile(path: string, flags: "w" | "wx", named: string): Promise<Target> {
  const stream = createWriteStream(path, { flags, mode: 0o600, flush: true });
  await new Promise<void>((done, reject) => {
    stream.once("open", () => done());
    stream.once("error", (error) => reject(explain(error, named)));
  });
  const output: Output = { write: (text, written) => stream.write(text, written ?? (() => {})) };
  return {
    write: (text) => writeText(output, text),
    end: () =>
      new Promise<void>((done, reject) => {
        stream.once("error", reject);
        stream.end(() => done());
      }),
  };
}

async function hashOf(path: string): Promise<string | undefined> {
  const hash = createHash("sha256");
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk);
    return hash.digest("hex");
  } catch (error) {
    if (systemCode(error) === "ENOENT") return undefined;
    throw error;
  }
}

function isThere(path: string): ObstacleError {
  return new ObstacleError(`${path} is there already. Choose another --out, or add --force.`);
}

function explain(error: unknown, path: string): ObstacleError {
  const code = systemCode(error);
  return code === "EEXIST" ? isThere(path) : new ObstacleError(`${path} cannot be written (${code}).`);
}

/** @throws {UsageError} when the output would replace what is read */
export async function refuseSameFile(out: string, others: readonly string[]): Promise<void> {
  const real = (path: string) => realpath(path).catch(() => path);
  const target = await real(out);
  for (const other of others) {
    if ((await real(other)) === target)
      throw new UsageError(`--out would replace ${other}. Choose another file.`);
  }
}
