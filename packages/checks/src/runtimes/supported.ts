import { readFileSync } from "node:fs";

/** What the packages run on and compile with. The only place for it. */
export interface Supported {
  /** The Node that the repository is developed, built and tested on; newer ones work too. */
  repository: string;
  /** By package: the oldest Node that it runs on. */
  packages: Record<string, string>;
  /** By name: the npm packages that bring the runtime, and the msw that the mocks are run with there. */
  runtimes: Record<string, { install: string[]; msw: string }>;
  typescript: string[];
}

export const supported: Supported = JSON.parse(
  readFileSync(new URL("../../supported.json", import.meta.url), "utf8"),
);

/** Whether a runtime is a Node that command line and sandbox support. */
export function runsCommands(runtime: string): boolean {
  const [, major] = /^node@(\d+)$/.exec(runtime) ?? [];
  return Number(major) >= Number.parseInt(supported.packages["ams-vaulting"] ?? "", 10);
}

/** All targets: the runtimes, and the compilers as `types@<version>`. */
export function targets({ runtimes, typescript }: Supported): string[] {
  return [...Object.keys(runtimes), ...typescript.map((version) => `types@${version}`)];
}

/** The targets that `--only` selects; `types` and `node` select all of theirs. */
export function select(all: readonly string[], only: string | undefined): string[] {
  if (only === undefined) return [...all];
  const names = only.split(",").map((name) => name.trim());
  const isMeant = (target: string, name: string) => target === name || target.startsWith(`${name}@`);
  const unknown = names.filter((name) => !all.some((target) => isMeant(target, name)));
  if (unknown.length > 0)
    throw new Error(`--only: unknown target ${unknown.join(", ")}. Targets: ${all.join(", ")}.`);
  return all.filter((target) => names.some((name) => isMeant(target, name)));
}
