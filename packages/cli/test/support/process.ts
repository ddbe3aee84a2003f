import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Credentials } from "@ams-vaulting/sandbox";

export const bin = fileURLToPath(new URL("../../bin/ams-vaulting.js", import.meta.url));

/** The environment of a merchant who has the sandbox for a gateway, and nothing else that could matter. */
export function envOf({ clientId, baseUrl, alipayPublicKey, privateKey = "" }: Credentials) {
  return {
    PATH: process.env.PATH,
    AMS_CLIENT_ID: clientId,
    AMS_BASE_URL: baseUrl,
    AMS_ALIPAY_PUBLIC_KEY: alipayPublicKey,
    AMS_PRIVATE_KEY: privateKey,
  };
}

export interface Running {
  child: ChildProcess;
  /** Resolves when stdout or stderr matches. */
  says(pattern: RegExp): Promise<void>;
  ended: Promise<{ code: number | null; signal: string | null; out: string; err: string }>;
}

/** The command in a process of its own. */
export function start(
  args: string[],
  options: { cwd: string; env: object; stdin?: string | "open"; command?: string[] },
): Running {
  const { command = [bin] } = options;
  const child = spawn(process.execPath, [...command, ...args], {
    cwd: options.cwd,
    env: options.env as NodeJS.ProcessEnv,
    stdio: "pipe",
  });
  let out = "";
  let err = "";
  let check = () => {};
  child.stdout.on("data", (chunk) => {
    out += chunk;
    check();
  });
  child.stderr.on("data", (chunk) => {
    err += chunk;
    check();
  });
  // Without an end, as a pipe in which nothing comes.
  if (options.stdin !== "open") child.stdin.end(options.stdin ?? "");
  return {
    child,
    says: (pattern) =>
      new Promise((resolve) => {
        check = () => {
          if (pattern.test(out + err)) resolve();
        };
        check();
      }),
    ended: once(child, "close").then(([code, signal]) => ({ code, signal, out, err })),
  };
}
