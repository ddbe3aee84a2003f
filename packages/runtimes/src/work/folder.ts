import { rmSync } from "node:fs";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { mustRun } from "./run.ts";

/** Does something in a new, empty folder outside the workspace, and removes it whatever happens. */
export async function inTemporaryFolder<T>(task: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "ams-vaulting-runtimes-"));
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  process.once("exit", remove); // for Ctrl-C, after which no `finally` runs
  try {
    return await task(folder);
  } finally {
    process.removeListener("exit", remove);
    remove();
  }
}

/** Installs packages from the registry, or tarballs, as a consumer would. */
export async function npmInstall(folder: string, packages: readonly string[]): Promise<void> {
  await writeFile(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  const quiet = ["--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error"];
  await mustRun("npm", ["install", ...quiet, ...packages], { cwd: folder });
}
