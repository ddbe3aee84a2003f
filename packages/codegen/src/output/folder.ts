import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";

/** The files of a folder and below: name to text. Empty when the folder does not exist. */
export async function readFolder(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return [];
      throw error;
    },
  );
  const files = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    await Promise.all(
      files.map(async (file) => [relative(folder, file), await readFile(file, "utf8")] as const),
    ),
  );
}

/** Makes the folder hold exactly these files. Returns the names that changed. */
export async function writeFolder(folder: string, files: Map<string, string>): Promise<string[]> {
  const existing = await readFolder(folder);
  const changed = [...files].filter(([name, text]) => existing.get(name) !== text);
  const stale = [...existing.keys()].filter((name) => !files.has(name));
  await mkdir(folder, { recursive: true });
  await Promise.all([
    ...changed.map(([name, text]) => writeFile(join(folder, name), text)),
    ...stale.map((name) => rm(join(folder, name))),
  ]);
  return [...changed.map(([name]) => name), ...stale];
}
