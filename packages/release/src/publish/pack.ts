import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Package } from "../packages.ts";
import { mustRun } from "../run.ts";

/** Packs a package as it would be published: pnpm writes the versions of the workspace and the catalog into it. */
export async function pack({ folder }: Package): Promise<Uint8Array<ArrayBuffer>> {
  const target = await mkdtemp(join(tmpdir(), "pack-"));
  try {
    const args = ["pack", "--json", "--pack-destination", target];
    const { stdout } = await mustRun("pnpm", args, { cwd: folder });
    return new Uint8Array(await readFile(JSON.parse(stdout).filename));
  } finally {
    await rm(target, { recursive: true });
  }
}
