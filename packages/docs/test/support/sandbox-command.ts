import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { type SandboxProcess, startSandboxProcess } from "@ams-vaulting/ci/sandbox-process";

const require = createRequire(import.meta.url);

export interface SandboxCommand extends SandboxProcess {
  url: string;
}

/** Starts the sandbox's command with a folder to serve. */
export async function startCommand(docs: string): Promise<SandboxCommand> {
  const folder = dirname(require.resolve("@ams-vaulting/sandbox/package.json"));
  const args = [join(folder, "bin/ams-vaulting-sandbox.js"), "--port", "0", "--docs", docs];
  const sandbox = await startSandboxProcess(process.execPath, args);
  return { ...sandbox, url: new URL("/", sandbox.env.AMS_BASE_URL).href };
}
