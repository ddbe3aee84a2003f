import { spawn } from "node:child_process";

export interface Finished {
  /** `null` when it was stopped. */
  code: number | null;
  stdout: string;
  stderr: string;
  /** Both, in the order in which they came. */
  output: string;
}

export interface RunOptions {
  cwd: string;
  env?: Readonly<Record<string, string>>;
  /** Maximum time, in milliseconds. Default 300000. */
  timeoutMs?: number;
}

/** Runs a program to its end. It and what it started are stopped after the time limit, and when this process ends. */
export async function run(command: string, args: readonly string[], options: RunOptions): Promise<Finished> {
  const { cwd, env = {}, timeoutMs = 300_000 } = options;
  // A process group of its own, so that what the program starts is stopped with it.
  const child = spawn(command, args, {
    cwd,
    env: { ...withoutPackageManager(process.env), ...env },
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const finished: Finished = { code: null, stdout: "", stderr: "", output: "" };
  const collect = (stream: "stdout" | "stderr", text: string) => {
    finished[stream] += text;
    finished.output += text;
  };
  for (const stream of ["stdout", "stderr"] as const)
    child[stream].setEncoding("utf8").on("data", (text: string) => collect(stream, text));
  const stop = () => stopGroup(child.pid);
  const timer = setTimeout(() => {
    collect("stderr", `\nStopped after ${timeoutMs / 1000} s.`);
    stop();
  }, timeoutMs);
  process.once("exit", stop);
  try {
    return await new Promise((resolve, reject) => {
      child.on("error", (error) => reject(new Error(`${command} cannot be started: ${error.message}`)));
      child.on("close", (code) => resolve({ ...finished, code }));
    });
  } finally {
    clearTimeout(timer);
    process.removeListener("exit", stop);
    stop();
  }
}

/** The same for a program that must succeed. @throws {Error} with the end of what it printed */
export async function mustRun(
  command: string,
  args: readonly string[],
  options: RunOptions,
): Promise<Finished> {
  const finished = await run(command, args, options);
  if (finished.code === 0) return finished;
  throw new Error(`${command} ${args.join(" ")} ended with ${finished.code}:\n${lastLines(finished.output)}`);
}

/** The end of a text. */
export function lastLines(text: string, count = 25): string {
  return text.trimEnd().split("\n").slice(-count).join("\n");
}

function stopGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // Nothing of it runs any more.
  }
}

/** Without what pnpm and npm tell their own scripts. */
function withoutPackageManager(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const foreign = /^(npm_(package|lifecycle|config)|pnpm_config|NODE_OPTIONS|NODE_PATH|INIT_CWD)/i;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !foreign.test(name)));
}
