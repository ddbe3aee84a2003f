import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { type SandboxProcess, startSandboxProcess } from "@ams-vaulting/ci/sandbox-process";

const require = createRequire(import.meta.url);
const folderOf = (name: string) => dirname(require.resolve(`${name}/package.json`));

/** Starts `ams-vaulting-sandbox` with the docs beside it. */
export function startSandbox(port: number | undefined): Promise<SandboxProcess> {
  const bin = join(folderOf("@ams-vaulting/sandbox"), "bin/ams-vaulting-sandbox.js");
  const docs = join(folderOf("@ams-vaulting/docs"), "dist");
  const portArgs = port === undefined ? [] : ["--port", String(port)];
  return startSandboxProcess(process.execPath, [bin, "--docs", docs, ...portArgs]);
}
