import { readFileSync } from "node:fs";

/** What the client is promised to run on and compile with: the one place where that stands. */
export interface Supported {
  /** The oldest Node. */
  node: string;
  /** By name: the npm packages that bring the runtime. */
  runtimes: Record<string, { install: string[] }>;
  typescript: string[];
}

export const supported: Supported = JSON.parse(
  readFileSync(new URL("../supported.json", import.meta.url), "utf8"),
);

/** Everything that is proven: the runtimes, and the compilers as `types@<version>`. */
export function targets({ runtimes, typescript }: Supported): string[] {
  return [...Object.keys(runtimes), ...typescript.map((version) => `types@${version}`)];
}

/** The targets that `--only` names; `types` and `node` stand for all of theirs. */
export function select(all: readonly string[], only: string | undefined): string[] {
  if (only === undefined) return [...all];
  const names = only.split(",").map((name) => name.trim());
  const isMeant = (target: string, name: string) => target === name || target.startsWith(`${name}@`);
  const unknown = names.filter((name) => !all.some((target) => isMeant(target, name)));
  if (unknown.length > 0) throw new Error(`There is no ${unknown.join(", ")}. There is ${all.join(", ")}.`);
  return all.filter((target) => names.some((name) => isMeant(target, name)));
}
