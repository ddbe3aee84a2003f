import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";

/** The sandbox, running in a process of its own. */
export interface SandboxProcess {
  /** The variables that it printed: client id, base URL and keys. */
  env: Readonly<Record<string, string>>;
  /** Resolves with the exit code when it ends; 1 when a signal ended it. */
  ended: Promise<number>;
  /** Stops it as a service manager would. @returns its exit code */
  stop(): Promise<number>;
}

/** The sandbox did not start. The reason is on stderr, in its own words. */
export class SandboxFailed extends Error {}

/** Starts the sandbox's command. @throws {SandboxFailed} when it ends before it printed its variables */
export async function startSandboxProcess(
  command: string,
  args: readonly string[],
  cwd = process.cwd(),
): Promise<SandboxProcess> {
  const child = spawn(command, args, { cwd, stdio: ["ignore", "pipe", "inherit"] });
  // It never outlives this process.
  const kill = () => void child.kill("SIGKILL");
  process.once("exit", kill);
  const ended = once(child, "exit")
    .then(([code]) => Number(code ?? 1))
    .finally(() => process.removeListener("exit", kill));
  const env = await readVariables(child);
  if (!isComplete(env)) throw new SandboxFailed(`The sandbox ended with exit code ${await ended}.`);
  return {
    env,
    ended,
    stop() {
      child.kill("SIGTERM");
      return ended;
    },
  };
}

async function readVariables(
  child: ChildProcessByStdio<null, Readable, null>,
): Promise<Record<string, string>> {
  const env: Record<string, string> = {};
  for await (const line of createInterface({ input: child.stdout })) {
    const [, name, value] = /^([A-Z_]+)=(.*)$/.exec(line) ?? [];
    if (name && value) env[name] = value;
    if (isComplete(env)) break;
  }
  child.stdout.resume();
  return env;
}

function isComplete(env: Record<string, string>): boolean {
  return ["AMS_CLIENT_ID", "AMS_BASE_URL", "AMS_ALIPAY_PUBLIC_KEY", "AMS_PRIVATE_KEY"].every(
    (name) => env[name] !== undefined,
  );
}
