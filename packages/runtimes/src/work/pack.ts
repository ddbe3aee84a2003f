import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { mustRun } from "./run.ts";

const client = fileURLToPath(new URL("../../../client/", import.meta.url));

/** Packs the client as it would be published. @returns the path of the tarball */
export async function packClient(folder: string): Promise<string> {
  // pnpm, not npm: it writes the catalog's versions into the manifest. It is there when a script of pnpm runs this.
  await mustRun("pnpm", ["pack", "--pack-destination", folder], { cwd: client });
  const tarball = (await readdir(folder)).find((name) => name.endsWith(".tgz"));
  if (!tarball) throw new Error(`pnpm pack left no tarball in ${folder}.`);
  return join(folder, tarball);
}
