import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as delay } from "node:timers/promises";
import type { BothSides } from "../measure/sides.ts";
import { doJob } from "../process/job.ts";
import { createBaselineWaiters } from "./baseline.ts";
import { createClientWaiters } from "./client.ts";
import { createCrowd } from "./crowd.ts";
import type { WaitersJob } from "./scenario.ts";

/** How late the event loop was while the waiters woke, in milliseconds. */
export interface Lag {
  p50: number;
  p99: number;
  max: number;
  /** Calls per second in that time. */
  rate: number;
  /** How much of one core the process used, 1 for all of it. */
  load: number;
}

export interface LagJob extends WaitersJob {
  side: keyof BothSides<unknown>;
}

/** The timer of the monitor fires each so many milliseconds; what it is late beyond that is the lag. */
const RESOLUTION_MS = 10;
const SIDES = { baseline: createBaselineWaiters, subject: createClientWaiters };

doJob(async ({ setup, waiting, side }: LagJob): Promise<Lag> => {
  const crowd = await createCrowd((onSleep) => SIDES[side](setup, waiting.intervalMs, onSleep));
  await crowd.gather(waiting.waiters);
  const monitor = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  const before = { sleeps: crowd.sleeps(), cpu: process.cpuUsage(), time: performance.now() };
  monitor.enable();
  // In this time everybody wakes at least once.
  await delay(waiting.intervalMs);
  monitor.disable();
  const seconds = (performance.now() - before.time) / 1000;
  const { user, system } = process.cpuUsage(before.cpu);
  const late = (nanoseconds: number) => Math.max(0, nanoseconds / 1e6 - RESOLUTION_MS);
  return {
    p50: late(monitor.percentile(50)),
    p99: late(monitor.percentile(99)),
    max: late(monitor.max),
    rate: (crowd.sleeps() - before.sleeps) / seconds,
    load: (user + system) / 1e6 / seconds,
  };
});
