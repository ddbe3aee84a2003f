import { fork } from "node:child_process";
import { once } from "node:events";

/** How a process is started, beside the usual. */
export interface WorkerOptions {
  /** Flags of Node. */
  flags?: string[];
  env?: Record<string, string>;
}

/** A process of this package that got its job. */
export interface Worker<Result> {
  /** The first message that it sends. */
  result: Promise<Result>;
  /** Tells it to end, and waits for that. Its last message is returned. */
  stop(): Promise<unknown>;
}

/** Longer than any job takes: a process that hangs must not hang the bench. */
const LIMIT_MS = 120_000;

/** Starts a process and gives it a job. What it prints on stderr is shown. */
export function startWorker<Job, Result>(module: URL, job: Job, options: WorkerOptions = {}): Worker<Result> {
  const child = fork(module, {
    execArgv: options.flags ?? [],
    env: { ...process.env, ...options.env },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    timeout: LIMIT_MS,
    killSignal: "SIGKILL",
  });
  let last: unknown;
  child.on("message", (message) => {
    last = message;
  });
  const ended = once(child, "exit");
  const failed = ended.then(([code, signal]) => {
    throw new Error(`A process of the bench ended early, with ${signal ?? `exit code ${code}`}.`);
  });
  const result = Promise.race([once(child, "message").then(([message]) => message as Result), failed]);
  result.catch(() => {}); // reported where it is awaited
  child.send(job as object);
  return {
    result,
    async stop() {
      if (child.connected) child.send("stop");
      await ended;
      return last;
    },
  };
}

/** Runs a job in a process of its own until its result is there. */
export async function runInProcess<Job, Result>(
  module: URL,
  job: Job,
  options?: WorkerOptions,
): Promise<Result> {
  const worker = startWorker<Job, Result>(module, job, options);
  const result = await worker.result;
  await worker.stop();
  return result;
}
