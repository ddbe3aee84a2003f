import { setTimeout as delay } from "node:timers/promises";
import { doJob } from "../process/job.ts";
import { createClientWaiters } from "./client.ts";
import { createCrowd } from "./crowd.ts";
import type { WaitersJob } from "./scenario.ts";

/** `heapUsed + external`, in bytes. */
export interface Memory {
  before: number;
  asleep: number;
}

doJob(async ({ setup, waiting }: WaitersJob): Promise<Memory> => {
  const crowd = await createCrowd((onSleep) => createClientWaiters(setup, waiting.asleepMs, onSleep));
  // The first few load modules, import keys and compile code, which the others do not cost.
  const first = 50;
  await crowd.gather(first);
  const before = await inUse();
  await crowd.gather(waiting.waiters);
  const asleep = await inUse();
  if (crowd.sleeps() !== first + waiting.waiters) throw new Error("A waiter woke before all were asleep.");
  return { before, asleep };
});

async function inUse(): Promise<number> {
  for (let i = 0; i < 4; i++) {
    globalThis.gc?.();
    // Some memory is released by finalizers, which run later.
    await delay(50);
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
