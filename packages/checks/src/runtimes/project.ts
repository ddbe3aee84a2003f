import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { npmInstall } from "../work/install.ts";
import type { Setup } from "./conformance/world.ts";
import type { Packed } from "./packed.ts";

const programs = ["client", "mocks", "client-worker", "mocks-worker"].map((name) =>
  fileURLToPath(new URL(`./programs/${name}.ts`, import.meta.url)),
);

/** A fresh project with the packed client and mocks, one version of msw, and the suite: what every runtime runs. */
export async function makeProject(
  folder: string,
  packed: Packed,
  mswVersion: string,
  setup: Setup,
): Promise<string> {
  const project = join(folder, `project-msw-${mswVersion}`);
  await mkdir(project);
  await npmInstall(project, [
    packed["@ams-vaulting/client"],
    packed["@ams-vaulting/msw"],
    `msw@${mswVersion}`,
  ]);
  await writeFile(join(project, "setup.js"), `export default ${JSON.stringify(setup)};\n`);
  const common = { bundle: true, format: "esm", target: "es2022", logLevel: "silent" } as const;
  // The packages stay imports: what is installed is what runs.
  await build({ ...common, entryPoints: programs, outdir: project, packages: "external" });
  // Workers are bundled, as wrangler does it.
  await build({
    ...common,
    entryPoints: ["client", "mocks"].map((suite) => join(project, `${suite}-worker.js`)),
    outdir: join(project, "bundled"),
    conditions: ["workerd", "worker", "browser"],
  });
  return project;
}
