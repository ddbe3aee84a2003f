import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

/** A packed sandbox as a process: what it printed as variables, and how to stop it. */
export interface SandboxProcess {
  env: Record<string, string>;
  /** Stops it as a service manager would. @returns its exit code */
  stop(): Promise<number | null>;
}

/** Starts a sandbox on a free port. @throws when it ends before it printed its variables */
export async function startSandbox(
  node: string,
  args: readonly string[],
  cwd: string,
): Promise<SandboxProcess> {
  const child = spawn(node, [...args, "--port", "0"], { cwd, stdio: ["ignore", "pipe", "inherit"] });
  const kill = () => void child.kill("SIGKILL");
  process.once("exit", kill);
  const ended = once(child, "exit").finally(() => process.removeListener("exit", kill));
  const env = await readVariables(child);
  if (!env.AMS_PRIVATE_KEY) throw new Error(`The sandbox ended with exit code ${(await ended)[0]}.`);
  return {
    env,
    async stop() {
      child.kill("SIGTERM");
      const [code] = await ended;
      return code;
    },
  };
}

async function readVariables(child: ChildProcess): Promise<Record<string, string>> {
  const env: Record<string, string> = {};
  if (!child.stdout) return env;
  for await (const line of createInterface({ input: child.stdout })) {
    const [, name, value] = /^([A-Z_]+)=(.*)$/.exec(line) ?? [];
    if (name && value) env[name] = value;
    if (env.AMS_PRIVATE_KEY && env.AMS_BASE_URL) break;
  }
  child.stdout.resume();
  return env;
}
