import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { runBuild } from "./run-build.ts";

/** The folders of the built sites, and what the build printed. */
interface Sites {
  contract: string;
  parcels: string;
  printed: string;
}
declare module "vitest" {
  interface ProvidedContext {
    sites: Sites;
  }
}

/** Builds, once for all test files, the site of the contract and that of another contract, as a person does. */
export default async function setup({ provide }: TestProject) {
  const temporary = mkdtempSync(join(tmpdir(), "docs-test-"));
  const [contract, parcels] = await Promise.all([
    runBuild("--out", join(temporary, "contract")),
    runBuild(
      "--out",
      join(temporary, "parcels"),
      "--spec",
      join(import.meta.dirname, "../two-operations.yaml"),
    ),
  ]);
  for (const { exitCode, printed } of [contract, parcels]) if (exitCode !== 0) throw new Error(printed);
  provide("sites", {
    contract: join(temporary, "contract"),
    parcels: join(temporary, "parcels"),
    printed: contract.printed + parcels.printed,
  });
  return () => rmSync(temporary, { recursive: true, force: true });
}
