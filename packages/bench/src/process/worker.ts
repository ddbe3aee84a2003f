import { fork } from "node:child_process";
import { once } from "node:events";

/** How a process is started, beside the usual. */
export interface WorkerOptions {
  /** Flags of Node. */
  flags?: string[];
  env?: Record<string, string>;
}

/** A process of this package that got its job. */
export interface Worker<Answer> {
  /** The first thing that it says. */
  answer: Promise<Answer>;
  /** Asks it to end, and waits for that. What it says last is returned. */
  stop(): Promise<unknown>;
}

/** Longer than any job takes: a process that hangs must not hang the bench. */
const LIMIT_MS = 120_000;

/** Starts a process and gives it a job. What it prints on stderr is shown. */
export function startWorker<Job, Answer>(module: URL, job: Job, options: WorkerOptions = {}): Worker<Answer> {
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
  const answer = Promise.race([once(child, "message").then(([message]) => message as Answer), failed]);
  answer.catch(() => {}); // whoever waits for it hears of it
  child.send(job as object);
  return {
    answer,
    async stop() {
      if (child.connected) child.send("stop");
      await ended;
      return last;
    },
  };
}

/** Runs a job in a process of its own until its answer is there. */
export async function runInProcess<Job, Answer>(
  module: URL,
  job: Job,
  options?: WorkerOptions,
): Promise<Answer> {
  const worker = startWorker<Job, Answer>(module, job, options);
  const answer = await worker.answer;
  await worker.stop();
  return answer;
}
