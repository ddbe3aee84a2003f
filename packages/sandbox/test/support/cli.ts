import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const bin = fileURLToPath(new URL("../../bin/ams-vaulting-sandbox.js", import.meta.url));

/** The command, running. */
export interface Running {
  child: ChildProcess;
  /** What it printed, once it has printed the last of the credentials, or where they are. */
  ready: Promise<string>;
  /** How it ended. */
  ended: Promise<{ code: number | null; stdout: string; stderr: string }>;
}

export function run(...args: string[]): Running {
  const child = spawn(process.execPath, [bin, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  let stdout = "";
  let stderr = "";
  child.stderr.on("data", (chunk) => (stderr += chunk));
  const ready = new Promise<string>((resolve) => {
    child.stdout.on("data", (chunk) => {
      stdout += chunk;
      if (/^(AMS_PRIVATE_KEY=|# What a client needs was written).+\n/m.test(stdout)) resolve(stdout);
    });
  });
  const ended = once(child, "close").then(([code]) => ({ code, stdout, stderr }));
  return { child, ready, ended };
}
