import { inParallel } from "./in-parallel.ts";
import type { Load } from "./load.ts";
import type { BothSides } from "./sides.ts";

/** Makes one call; rejects if the response is not verified. */
export type Call = () => Promise<unknown>;

/** What a call took, on average over a round, in microseconds. */
export interface Cost {
  /** User and system time of this process, with all its threads. */
  cpu: number;
  wall: number;
}

/** However slow the machine is. */
const MIN_ROUNDS = 4;

/** Measures both sides in turn; who begins changes with each round, so that neither profits from the order. */
export async function measureInTurn(
  sides: BothSides<Call>,
  { rounds, limitMs, calls, concurrency }: Omit<Load, "warmUp">,
): Promise<BothSides<Cost[]>> {
  const costs: BothSides<Cost[]> = { baseline: [], subject: [] };
  const end = performance.now() + limitMs;
  for (let round = 0; round < rounds; round++) {
    if (round >= MIN_ROUNDS && performance.now() > end) break;
    const order = round % 2 === 0 ? (["baseline", "subject"] as const) : (["subject", "baseline"] as const);
    for (const side of order) {
      // The garbage of one side is not to be collected at the expense of the other.
      globalThis.gc?.();
      costs[side].push(await costOf(calls, concurrency, sides[side]));
    }
  }
  return costs;
}

async function costOf(calls: number, concurrency: number, call: Call): Promise<Cost> {
  const cpuBefore = process.cpuUsage();
  const before = performance.now();
  await inParallel(calls, concurrency, call);
  const wall = (performance.now() - before) * 1000;
  const { user, system } = process.cpuUsage(cpuBefore);
  return { cpu: (user + system) / calls, wall: wall / calls };
}
