import type { Results } from "../bench.ts";
import { nameOf } from "./names.ts";

/** A wish, and what came of it. */
export interface Verdict {
  name: string;
  /** The most that is allowed, in `unit`. */
  target: number;
  got: number;
  unit: "" | "MB" | "ms";
  met: boolean;
}

/** The targets of the project. */
export const targets = {
  /** The client's CPU time over the floor's. */
  cpuRatio: 1.1,
  /** Connections that inquiries one by one open. */
  connections: 1,
  /** What sleeping waiters hold, in MB of 1,000,000 bytes, for 10,000 of them. */
  waitersMb: 60,
  /** How late the event loop is while they wake, at the 99th percentile, in milliseconds. */
  lagMs: 20,
} as const;

/** Judges each result. Medians are judged, not the best round. */
export function judge({ inquiries, waiters }: Results): Verdict[] {
  const { waiting, memory, lag } = waiters;
  const scale = waiting.waiters / 10_000;
  const held = (memory.asleep - memory.before) / 1e6;
  const count = waiting.waiters.toLocaleString("en");
  return [
    ...inquiries.map(({ scenario, cpu }) =>
      verdict(`CPU over the floor: ${nameOf(scenario)}`, targets.cpuRatio, cpu.ratio.median, ""),
    ),
    ...inquiries
      .filter(({ scenario }) => scenario.concurrency === 1)
      .map(({ scenario, connections }) =>
        verdict(`Connections: ${nameOf(scenario)}`, targets.connections, connections.subject, ""),
      ),
    verdict(`${count} waiters asleep: memory`, targets.waitersMb * scale, held, "MB"),
    verdict(`${count} waiters waking: lag, p99`, targets.lagMs, lag.subject.p99, "ms"),
  ];
}

function verdict(name: string, target: number, got: number, unit: Verdict["unit"]): Verdict {
  return { name, target, got, unit, met: got <= target };
}
