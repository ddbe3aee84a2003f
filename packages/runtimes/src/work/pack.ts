import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { mustRun } from "./run.ts";

const packages = fileURLToPath(new URL("../../../", import.meta.url));

/** The published packages that run somewhere, by the names of their folders. */
export const packed = ["client", "msw", "sandbox", "cli"] as const;
export type Tarballs = Record<(typeof packed)[number], string>;

/** Packs the packages as they would be published. @returns the paths of the tarballs */
export async function packAll(folder: string): Promise<Tarballs> {
  const entries = await Promise.all(
    packed.map(async (name) => {
      const tarball = join(folder, `${name}.tgz`);
      // pnpm, not npm: it writes the catalog's versions into the manifest. It is there when a script of pnpm runs this.
      await mustRun("pnpm", ["pack", "--out", tarball], { cwd: join(packages, name) });
      return [name, tarball] as const;
    }),
  );
  return Object.fromEntries(entries) as Tarballs;
}
