import { rmSync } from "node:fs";
import { mkdtemp, realpath } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Does something in a new folder outside the workspace, and removes the folder whatever happens. */
export async function inTemporaryFolder<T>(task: (folder: string) => Promise<T>): Promise<T> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "ams-vaulting-")));
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  process.once("exit", remove); // for Ctrl-C, after which no `finally` runs
  try {
    return await task(folder);
  } finally {
    process.removeListener("exit", remove);
    remove();
  }
}
