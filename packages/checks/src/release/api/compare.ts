import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createTwoFilesPatch } from "diff";
import { type Package, plainName } from "../../work/packages.ts";

export const fileOf = ({ manifest }: Package) => `${plainName(manifest.name)}.api.md`;

/** The committed reports against those of the built packages. @returns a patch for each that differs */
export function differences(
  packages: readonly Package[],
  built: readonly string[],
  folder: string,
): string[] {
  return packages.flatMap((pkg, index) => {
    const file = join(folder, fileOf(pkg));
    const committed = existsSync(file) ? readFileSync(file, "utf8") : "";
    const text = built[index] as string;
    return committed === text ? [] : patch(fileOf(pkg), committed, text);
  });
}

function patch(name: string, committed: string, built: string): string {
  const options = { context: 2 };
  return createTwoFilesPatch(
    `${name} as committed`,
    "as built",
    committed,
    built,
    undefined,
    undefined,
    options,
  );
}

/** Reports of packages that are no longer public. */
export function orphans(packages: readonly Package[], folder: string): string[] {
  const wanted = new Set(packages.map(fileOf));
  return existsSync(folder) ? readdirSync(folder).filter((name) => !wanted.has(name)) : [];
}

export function write(packages: readonly Package[], built: readonly string[], folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const name of orphans(packages, folder)) rmSync(join(folder, name));
  for (const [index, pkg] of packages.entries())
    writeFileSync(join(folder, fileOf(pkg)), built[index] as string);
}
