import { spawn } from "node:child_process";

export interface Finished {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs a program to its end, or kills it and its children after the limit. */
export async function run(
  command: string,
  args: readonly string[],
  { cwd, limitMs = 180_000, env = {} }: { cwd: string; limitMs?: number; env?: Record<string, string> },
): Promise<Finished> {
  // A group of its own, so that what the program starts is killed with it.
  const child = spawn(command, args, {
    cwd,
    env: { ...clean(process.env), ...env },
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text) => (stderr += text));
  const kill = () => void (child.pid && tryKill(-child.pid));
  const timer = setTimeout(() => {
    stderr += `\nStopped: it ran for longer than ${limitMs / 1000} s.`;
    kill();
  }, limitMs);
  process.once("exit", kill);
  try {
    return await new Promise((resolve, reject) => {
      child.on("error", (error) => reject(new Error(`${command} cannot be started: ${error.message}`)));
      child.on("close", (code) => resolve({ code, stdout, stderr }));
    });
  } finally {
    clearTimeout(timer);
    process.removeListener("exit", kill);
  }
}

/** The same for programs that must succeed. @throws with the end of what it printed */
export async function mustRun(...args: Parameters<typeof run>): Promise<string> {
  const { code, stdout, stderr } = await run(...args);
  if (code === 0) return stdout;
  const [command, parameters] = args;
  throw new Error(`${command} ${parameters.join(" ")} ended with ${code}:\n${lastLines(stderr || stdout)}`);
}

export function lastLines(text: string, count = 20): string {
  return text.trimEnd().split("\n").slice(-count).join("\n");
}

function tryKill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has ended by itself.
  }
}

/** Without what pnpm and npm tell their scripts: it is not meant for the programs that are started here. */
function clean(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const foreign = /^(npm_(package|lifecycle|config)|pnpm_config|NODE_OPTIONS|NODE_PATH)/i;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !foreign.test(name)));
}
