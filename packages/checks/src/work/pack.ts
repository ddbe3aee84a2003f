import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { mustRun } from "./run.ts";

const packages = fileURLToPath(new URL("../../../", import.meta.url));

/** Paths of packed packages, by name. */
export type Tarballs = Readonly<Record<string, string>>;

/** Packs packages as they would be published. */
export async function packAll(names: readonly string[], folder: string): Promise<Tarballs> {
  const tarballs: Record<string, string> = {};
  for (const name of names) {
    // pnpm, not npm: it writes the versions of the workspace and the catalog into the manifest.
    await mustRun("pnpm", ["pack", "--pack-destination", folder], { cwd: join(packages, name) });
    const file = (await readdir(folder)).find((file) => file.startsWith(`ams-vaulting-${name}-`));
    if (!file) throw new Error(`pnpm pack left no tarball of ${name} in ${folder}.`);
    tarballs[`@ams-vaulting/${name}`] = join(folder, file);
  }
  return tarballs;
}
