import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runBuild } from "./run-build.mjs";

/** Builds, once for all test files, the site of the contract and that of another contract, as a person does. */
export default async function setup({ provide }) {
  const temporary = mkdtempSync(join(tmpdir(), "docs-test-"));
  const [contract, parcels] = await Promise.all([
    runBuild("--out", join(temporary, "contract")),
    runBuild(
      "--out",
      join(temporary, "parcels"),
      "--spec",
      new URL("../two-operations.yaml", import.meta.url).pathname,
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
