import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { mustRun } from "./run.ts";

type Packages = Readonly<Record<string, string>>;

const QUIET = ["--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error"];

/** Installs packages in a folder: versions, or paths of tarballs, by name. Overrides are for what these depend on. */
export type Manager = (folder: string, packages: Packages, overrides: Packages) => Promise<void>;

/** Both layouts of `node_modules`: everything in one folder, or only what the project names. */
export const managers = { npm, pnpm } satisfies Record<string, Manager>;

/** Installs packages from the registry, or tarballs, with npm. */
export async function npmInstall(folder: string, packages: readonly string[]): Promise<void> {
  await writeFile(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  await mustRun("npm", ["install", ...QUIET, ...packages], { cwd: folder });
}

async function npm(folder: string, packages: Packages, overrides: Packages): Promise<void> {
  await writeManifest(folder, packages, overrides);
  await mustRun("npm", ["install", ...QUIET], { cwd: folder });
}

async function pnpm(folder: string, packages: Packages, overrides: Packages): Promise<void> {
  await writeManifest(folder, packages, {});
  // Our tarballs depend on each other by version, and no registry has these yet.
  const tarballs = Object.entries(packages).filter(([, spec]) => isTarball(spec));
  const all = { ...overrides, ...Object.fromEntries(tarballs.map(([name, path]) => [name, `file:${path}`])) };
  const settings = { overrides: all, allowBuilds: { msw: false } };
  // JSON is YAML.
  await writeFile(join(folder, "pnpm-workspace.yaml"), JSON.stringify(settings));
  await mustRun("pnpm", ["install", "--reporter=append-only", "--no-lockfile"], { cwd: folder });
}

async function writeManifest(folder: string, packages: Packages, overrides: Packages): Promise<void> {
  const dependencies = Object.fromEntries(
    Object.entries(packages).map(([name, spec]) => [name, isTarball(spec) ? `file:${spec}` : spec]),
  );
  const manifest = { private: true, type: "module", dependencies, overrides };
  await writeFile(join(folder, "package.json"), JSON.stringify(manifest));
}

function isTarball(spec: string): boolean {
  return spec.endsWith(".tgz");
}
