import { createWriteStream } from "node:fs";
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
  return fileTarget(path, path, force ? "w" : "wx");
}

/** A file that appears when it is complete. Whatever ends the process before leaves what was there. */
export async function toWholeFile(path: string): Promise<Target> {
  const draft = `${path}.draft`;
  await rm(draft, { force: true });
  return fileTarget(path, draft, "wx");
}

async function fileTarget(path: string, written: string, flags: "w" | "wx"): Promise<Target> {
  const stream = createWriteStream(written, { flags, mode: 0o600 });
  await new Promise<void>((done, reject) => {
    stream.once("open", () => done());
    stream.once("error", (error) => reject(explain(error, path)));
  });
  const output: Output = { write: (text, written) => stream.write(text, written ?? (() => {})) };
  return {
    write: (text) => writeText(output, text),
    async end() {
      await new Promise<void>((done, reject) => {
        stream.once("error", reject);
        stream.end(() => done());
      });
      if (written !== path) await rename(written, path);
    },
  };
}

function explain(error: unknown, path: string): Error {
  const code = systemCode(error);
  if (code === "EEXIST")
    return new ObstacleError(`${path} is there already. Choose another --out, or add --force.`);
  return new ObstacleError(`${path} cannot be written (${code}).`);
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
