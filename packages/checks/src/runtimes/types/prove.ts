import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { npmInstall } from "../../work/install.ts";
import { lastLines, run } from "../../work/run.ts";
import type { CaseOutcome } from "../conformance/world.ts";
import type { Packed } from "../packed.ts";
import type { Proof } from "../prove.ts";
import { proveEmission } from "./emit.ts";
import { variants } from "./variants.ts";

const consumer = fileURLToPath(new URL("../../../types/consumer.ts", import.meta.url));

/** Installs a compiler beside the packed client, compiles the consumer in every way, and emits declarations. */
export async function proveTypes(version: string, folder: string, packed: Packed): Promise<Proof> {
  const project = join(folder, `types-${version}`);
  await mkdir(project);
  await npmInstall(project, [packed["@ams-vaulting/client"], `typescript@${version}`, "@types/node@20"]);
  await copyFile(consumer, join(project, "consumer.ts"));
  const manifest = JSON.parse(await readFile(join(project, "node_modules/typescript/package.json"), "utf8"));
  const tsc = join(project, "node_modules/typescript", manifest.bin.tsc);
  const outcomes: CaseOutcome[] = [];
  for (const { name, compilerOptions } of variants) {
    await writeFile(
      join(project, "tsconfig.json"),
      JSON.stringify({ compilerOptions, files: ["consumer.ts"] }),
    );
    const began = Date.now();
    const { code, stdout, stderr } = await run(process.execPath, [tsc, "--pretty", "false"], {
      cwd: project,
    });
    const failure = code === 0 ? undefined : lastLines(stdout + stderr, 8);
    outcomes.push({ name, ms: Date.now() - began, failure });
  }
  outcomes.push(...(await proveEmission(version, folder, packed)));
  return { version: manifest.version, outcomes };
}
