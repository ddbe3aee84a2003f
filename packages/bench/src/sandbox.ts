import { type Comparison, compare } from "./measure/compare.ts";
import type { Load } from "./measure/load.ts";
import type { Cost } from "./measure/measure.ts";
import type { BothSides } from "./measure/sides.ts";
import { runInProcess, startWorker, type Worker } from "./process/worker.ts";
import type { LoadJob } from "./sandbox/load-process.ts";
import type { ServerJob } from "./sandbox/server-process.ts";
import type { Setup } from "./setup.ts";

/** What was measured of the sandbox beside a bare server. */
export interface SandboxResult {
  load: Load;
  /** From outside, per request, in microseconds. */
  wall: Comparison;
  /** What each server used for a request, on average over all of them, in microseconds; with all its threads. */
  cpu: BothSides<number>;
}

/** Measures the sandbox: each server in a process of its own, and the caller in a third one. */
export async function runSandbox(setup: Setup, load: Load): Promise<SandboxResult> {
  const [baseline, subject] = [start(setup, "baseline"), start(setup, "subject")];
  let used: number[] = [];
  let costs: BothSides<Cost[]>;
  try {
    const urls = { baseline: await baseline.result, subject: await subject.result };
    const job = { setup, load, urls };
    costs = await runInProcess<LoadJob, BothSides<Cost[]>>(
      new URL("./sandbox/load-process.ts", import.meta.url),
      job,
    );
  } finally {
    used = (await Promise.all([baseline.stop(), subject.stop()])) as number[];
  }
  const requests = load.warmUp + costs.baseline.length * load.calls;
  const [ofBaseline = 0, ofSubject = 0] = used.map((time) => time / requests);
  return { load, wall: compare(costs, "wall"), cpu: { baseline: ofBaseline, subject: ofSubject } };
}

function start(setup: Setup, side: ServerJob["side"]): Worker<string> {
  return startWorker<ServerJob, string>(new URL("./sandbox/server-process.ts", import.meta.url), {
    setup,
    side,
  });
}
