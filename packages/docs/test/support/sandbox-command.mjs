import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);

/** Starts the sandbox's command with a folder to serve; resolves when it has said what a client needs. */
export async function startCommand(docs) {
  const bin = join(
    dirname(require.resolve("@ams-vaulting/sandbox/package.json")),
    "bin/ams-vaulting-sandbox.js",
  );
  const child = spawn(process.execPath, [bin, "--port", "0", "--docs", docs]);
  let printed = "";
  await new Promise((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`The sandbox ended with ${code}: ${printed}`)));
    child.stderr.on("data", (chunk) => (printed += chunk));
    child.stdout.on("data", (chunk) => {
      printed += chunk;
      if (/^AMS_PRIVATE_KEY=.+\n/m.test(printed)) resolve();
    });
  });
  const ended = new Promise((resolve) => child.once("close", resolve));
  const env = Object.fromEntries(
    [...printed.matchAll(/^(AMS_\w+)=(.+)$/gm)].map(([, name, value]) => [name, value]),
  );
  return {
    url: `${new URL(env.AMS_BASE_URL).origin}/`,
    env,
    stop() {
      child.kill();
      return ended;
    },
  };
}
