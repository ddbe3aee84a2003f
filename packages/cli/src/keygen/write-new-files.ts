import { mkdir, open, rm } from "node:fs/promises";
import { join } from "node:path";
import { ObstacleError, systemCode } from "../failure.ts";

/**
 * Writes files that only their owner can read: all of them, or none. Nothing is replaced.
 *
 * @returns their paths
 * @throws {ObstacleError} when one of them is there already, or cannot be written
 */
export async function writeNewFiles(
  folder: string,
  files: { readonly [name: string]: string },
): Promise<string[]> {
  const written: string[] = [];
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    for (const [name, text] of Object.entries(files)) {
      const path = join(folder, name);
      const file = await open(path, "wx", 0o600).catch((error: unknown) => {
        throw explain(error, path);
      });
      written.push(path);
      try {
        await file.writeFile(text);
      } finally {
        await file.close();
      }
    }
    return written;
  } catch (error) {
    for (const path of written) await rm(path, { force: true });
    throw error instanceof ObstacleError ? error : explain(error, folder);
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
