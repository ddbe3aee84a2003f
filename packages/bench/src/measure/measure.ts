import { inParallel } from "./in-parallel.ts";
import type { Load } from "./load.ts";
import type { BothSides } from "./sides.ts";

/** Makes one inquiry, and fails if the answer is not verified. */
export type Inquire = () => Promise<unknown>;

/** What an inquiry took, on average over a round, in microseconds. */
export interface Cost {
  /** User and system time of this process, with all its threads. */
  cpu: number;
  wall: number;
}

/** However slow the machine is. */
const MIN_ROUNDS = 4;

/** Measures both sides in turn; who begins changes with each round, so that neither profits from the order. */
export async function measureInTurn(
  sides: BothSides<Inquire>,
  { rounds, limitMs, inquiries, concurrency }: Omit<Load, "warmUp">,
): Promise<BothSides<Cost[]>> {
  const costs: BothSides<Cost[]> = { floor: [], subject: [] };
  const end = performance.now() + limitMs;
  for (let round = 0; round < rounds; round++) {
    if (round >= MIN_ROUNDS && performance.now() > end) break;
    const order = round % 2 === 0 ? (["floor", "subject"] as const) : (["subject", "floor"] as const);
    for (const side of order) {
      // The garbage of one side is not to be collected at the expense of the other.
      globalThis.gc?.();
      costs[side].push(await costOf(inquiries, concurrency, sides[side]));
    }
  }
  return costs;
}

async function costOf(inquiries: number, concurrency: number, inquire: Inquire): Promise<Cost> {
  const cpuBefore = process.cpuUsage();
  const before = performance.now();
  await inParallel(inquiries, concurrency, inquire);
  const wall = (performance.now() - before) * 1000;
  const { user, system } = process.cpuUsage(cpuBefore);
  return { cpu: (user + system) / inquiries, wall: wall / inquiries };
}
