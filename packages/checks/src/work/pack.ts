import { join } from "node:path";
import { plainName, publicPackages } from "./packages.ts";
import { mustRun } from "./run.ts";

/** The paths of packed packages, by their names. */
export type Tarballs<Name extends string = string> = Readonly<Record<Name, string>>;

/** Packs packages into a folder, as they would be published. */
export async function pack<const Name extends string>(
  names: readonly Name[],
  folder: string,
): Promise<Tarballs<Name>> {
  const packages = publicPackages();
  const entries = await Promise.all(
    names.map(async (name) => {
      const cwd = packages.find(({ manifest }) => manifest.name === name)?.folder;
      if (cwd === undefined) throw new Error(`There is no public package ${name}.`);
      const tarball = join(folder, `${plainName(name)}.tgz`);
      // pnpm, not npm: it writes the versions of the workspace and the catalog into the manifest.
      await mustRun("pnpm", ["pack", "--out", tarball], { cwd });
      return [name, tarball] as const;
    }),
  );
  return Object.fromEntries(entries) as Tarballs<Name>;
}
