import { spawn } from "node:child_process";

export interface RunOptions {
  cwd: string;
  env?: Record<string, string>;
  /** Lets the program write to this one's error output, for what takes long. */
  show?: boolean;
}

export interface Finished {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs a program to its end. Its input is empty: a program that asks a question gets no answer. */
export function run(command: string, args: readonly string[], options: RunOptions): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const finished: Finished = { code: null, stdout: "", stderr: "" };
    for (const name of ["stdout", "stderr"] as const) {
      child[name].on("data", (chunk: Buffer) => {
        finished[name] += chunk;
        if (options.show) process.stderr.write(chunk);
      });
    }
    child.on("error", reject);
    child.on("close", (code) => resolve({ ...finished, code }));
  });
}

/** @throws when the program does not end with 0, with the last lines of what it said */
export async function mustRun(
  command: string,
  args: readonly string[],
  options: RunOptions,
): Promise<Finished> {
  const finished = await run(command, args, options);
  if (finished.code === 0) return finished;
  const said = (finished.stdout + finished.stderr).trimEnd().split("\n").slice(-15).join("\n");
  throw new Error(`${command} ${args.join(" ")} ended with ${finished.code}:\n${said}`);
}
