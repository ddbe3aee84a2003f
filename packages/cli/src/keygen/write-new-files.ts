import { type FileHandle, mkdir, open, rm } from "node:fs/promises";
import { join } from "node:path";
import { ObstacleError, systemCode } from "../failure.ts";

/**
 * Writes files that only their owner can read: all of them, or none. Nothing is replaced.
 *
 * @param makeContents makes the contents, when all files can be written
 * @returns the paths
 * @throws {ObstacleError} when a file is there already, or cannot be written
 */
export async function writeNewFiles<Name extends string>(
  folder: string,
  names: readonly Name[],
  makeContents: () => Promise<Record<Name, string>>,
): Promise<string[]> {
  const claimed: { name: Name; path: string; file: FileHandle }[] = [];
  let isDone = false;
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    for (const name of names) {
      const path = join(folder, name);
      const file = await open(path, "wx", 0o600).catch((error: unknown) => {
        throw explain(error, path);
      });
      claimed.push({ name, path, file });
    }
    const contents = await makeContents();
    for (const { name, file } of claimed) await file.writeFile(contents[name]);
    isDone = true;
    return claimed.map(({ path }) => path);
  } catch (error) {
    throw error instanceof ObstacleError ? error : explain(error, folder);
  } finally {
    for (const { path, file } of claimed) {
      await file.close();
      if (!isDone) await rm(path, { force: true });
    }
  }
}

function explain(error: unknown, path: string): ObstacleError {
  const code = systemCode(error);
  if (code === "EEXIST")
    return new ObstacleError(
      `${path} is there already, and keys are never written over a file. Choose another --out.`,
    );
  return new ObstacleError(`${path} cannot be written (${code}).`);
}
