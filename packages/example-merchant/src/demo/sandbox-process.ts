import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";

const require = createRequire(import.meta.url);
const folderOf = (name: string) => dirname(require.resolve(`${name}/package.json`));

/** The sandbox, running in a process of its own, and what it printed. */
export interface SandboxProcess {
  /** The variables that it printed: client id, base URL and key texts. */
  env: Record<string, string>;
  /** Resolves with the exit code when it ends; 1 when a signal ended it. */
  ended: Promise<number>;
  stop(): Promise<void>;
}

/** The sandbox did not start. Its own words, on stderr, said why. */
export class SandboxFailed extends Error {}

/** Starts `ams-vaulting-sandbox` with the docs beside it, and reads from its output what a client needs. */
export async function startSandboxProcess(port: number | undefined): Promise<SandboxProcess> {
  const bin = join(folderOf("@ams-vaulting/sandbox"), "bin", "ams-vaulting-sandbox.js");
  const docs = join(folderOf("@ams-vaulting/docs"), "dist");
  const args = [bin, "--docs", docs, ...(port === undefined ? [] : ["--port", String(port)])];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(child, "exit").then(([code]) => Number(code ?? 1));
  const env: Record<string, string> = {};
  for await (const line of createInterface({ input: child.stdout })) {
    const [, name, value] = /^([A-Z_]+)=(.*)$/.exec(line) ?? [];
    if (name && value) env[name] = value;
    // The private key is the last line; what comes later is nobody's business here.
    if (name === "AMS_PRIVATE_KEY") break;
  }
  child.stdout.resume();
  if (!env.AMS_PRIVATE_KEY) throw new SandboxFailed(`The sandbox ended with exit code ${await ended}.`);
  return {
    env,
    ended,
    async stop() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}
