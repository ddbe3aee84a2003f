import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { ensure } from "../../scripts/ensure.ts";

const require = createRequire(import.meta.url);

export interface SandboxCommand {
  url: string;
  /** What a client needs, by the name of its variable. */
  env: Record<string, string>;
  stop(): Promise<void>;
}

/** Starts the sandbox's command with a folder to serve; resolves when it has said what a client needs. */
export async function startCommand(docs: string): Promise<SandboxCommand> {
  const bin = join(
    dirname(require.resolve("@ams-vaulting/sandbox/package.json")),
    "bin/ams-vaulting-sandbox.js",
  );
  const child = spawn(process.execPath, [bin, "--port", "0", "--docs", docs]);
  let printed = "";
  await new Promise<void>((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`The sandbox ended with ${code}: ${printed}`)));
    child.stderr.on("data", (chunk) => (printed += chunk));
    child.stdout.on("data", (chunk) => {
      printed += chunk;
      if (/^AMS_PRIVATE_KEY=.+\n/m.test(printed)) resolve();
    });
  });
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const env: Record<string, string> = Object.fromEntries(
    [...printed.matchAll(/^(AMS_\w+)=(.+)$/gm)].map(([, name = "", value = ""]) => [name, value]),
  );
  return {
    url: `${new URL(ensure(env.AMS_BASE_URL, "AMS_BASE_URL")).origin}/`,
    env,
    stop() {
      child.kill();
      return ended;
    },
  };
}
