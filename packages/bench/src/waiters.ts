import type { BothSides } from "./measure/sides.ts";
import { runInProcess } from "./process/worker.ts";
import type { Setup } from "./setup.ts";
import type { Lag, LagJob } from "./waiters/lag-process.ts";
import type { Memory } from "./waiters/memory-process.ts";
import type { WaitersJob, Waiting } from "./waiters/scenario.ts";

export interface WaitersResult {
  waiting: Waiting;
  memory: Memory;
  lag: BothSides<Lag>;
}

/** Measures what sleeping waiters hold, and how they get in the way when they wake; each in a process of its own. */
export async function runWaiters(setup: Setup, waiting: Waiting): Promise<WaitersResult> {
  const module = new URL("./waiters/memory-process.ts", import.meta.url);
  const memory = await runInProcess<WaitersJob, Memory>(
    module,
    { setup, waiting },
    { flags: ["--expose-gc"] },
  );
  const lagOf = (side: LagJob["side"]) =>
    runInProcess<LagJob, Lag>(new URL("./waiters/lag-process.ts", import.meta.url), { setup, waiting, side });
  return { waiting, memory, lag: { baseline: await lagOf("baseline"), subject: await lagOf("subject") } };
}
