import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export interface Manifest {
  name: string;
  version: string;
  private?: boolean;
  license?: string;
  engines?: { node?: string };
  bin?: Record<string, string>;
  main?: string;
  types?: string;
  exports?: Record<string, string | { types?: string; default?: string }>;
  repository?: { url: string; directory?: string };
  publishConfig?: { access?: string; provenance?: boolean };
  scripts?: Record<string, string>;
  dependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

export interface Package {
  /** Absolute. */
  folder: string;
  /** From the root of the repository. */
  path: string;
  manifest: Manifest;
}

/** The root of the repository, as a URL to resolve paths against. */
export const rootUrl = new URL("../../../../", import.meta.url);
/** The root of the repository, as a path. */
export const root = resolve(fileURLToPath(rootUrl));

/** Every package of the workspace: `spec`, and what is in `packages`. */
export function workspacePackages(from = root): Package[] {
  const paths = ["spec", ...readdirSync(join(from, "packages")).map((name) => `packages/${name}`)];
  return paths
    .filter((path) => existsSync(join(from, path, "package.json")))
    .map((path) => ({
      path,
      folder: join(from, path),
      manifest: JSON.parse(readFileSync(join(from, path, "package.json"), "utf8")),
    }));
}

/** What a release publishes: every package that is not private. */
export function publicPackages(from = root): Package[] {
  return workspacePackages(from).filter(({ manifest }) => !manifest.private);
}

/** `@scope/name` as a part of a file name. */
export function plainName(name: string): string {
  return name.replace("@", "").replace("/", "-");
}
