import { appendFile, cp, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Tarballs } from "../work/pack.ts";
import { mustRun } from "../work/run.ts";
import type { Manager, Target } from "./projects.ts";

const consumers = fileURLToPath(new URL("../../consumers/", import.meta.url));

/** Copies a project, installs by its lockfile, and adds our packages from their tarballs. */
export async function install(
  { project, manager }: Target,
  folder: string,
  tarballs: Tarballs,
): Promise<void> {
  for (const part of project.folders) {
    const isSource = (path: string) => !/[\\/](node_modules|dist|\.next)$/.test(path);
    await cp(join(consumers, part), folder, { recursive: true, filter: isSource });
  }
  if (!project.packages) return;
  const wanted = project.packages.map((name) => tarballs[`@ams-vaulting/${name}`] as string);
  await installers[manager](folder, wanted, tarballs);
}

const installers: Record<Manager, (folder: string, wanted: string[], tarballs: Tarballs) => Promise<void>> = {
  async npm(cwd, wanted) {
    const quiet = ["--no-audit", "--no-fund", "--loglevel=error"];
    await rm(join(cwd, "pnpm-workspace.yaml"), { force: true });
    await mustRun("npm", ["ci", ...quiet], { cwd });
    await mustRun("npm", ["install", "--no-save", ...quiet, ...wanted], { cwd });
  },
  async pnpm(cwd, wanted, tarballs) {
    await mustRun("pnpm", ["install", "--frozen-lockfile", "--reporter=append-only"], { cwd });
    // Our tarballs depend on each other by version, and no registry has these. The lines before are the project's own.
    const overrides = Object.entries(tarballs).map(([name, path]) => `  "${name}": "file:${path}"\n`);
    await appendFile(join(cwd, "pnpm-workspace.yaml"), `overrides:\n${overrides.join("")}`);
    await mustRun("pnpm", ["add", "--reporter=append-only", ...wanted.map((path) => `file:${path}`)], {
      cwd,
    });
  },
};
