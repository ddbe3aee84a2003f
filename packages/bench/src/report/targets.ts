import type { Comparison } from "../measure/compare.ts";
import type { Results } from "../results.ts";
import { atATime, handlersNameOf, nameOf } from "./names.ts";

/** A wish, and what came of it. */
export interface Verdict {
  name: string;
  /** In `unit`. */
  target: number;
  /** Whether the target is the most or the least that is wanted. */
  bound: "most" | "least";
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
  /** What the mock's handlers answer in a time, of what a handler written by hand answers. */
  handlersRate: 0.9,
  /** What the sandbox answers in a time, of what a bare server answers. */
  sandboxRate: 0.8,
} as const;

/** Judges each result. Medians are judged, not the best round. */
export function judge({ inquiries, handlers, sandbox, waiters }: Results): Verdict[] {
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
    ...handlers
      .filter(({ scenario }) => scenario.subject === "@ams-vaulting/msw")
      .map(({ scenario, wall }) =>
        atLeast(`Requests a second, of by hand: ${handlersNameOf(scenario)}`, targets.handlersRate, wall),
      ),
    ...sandbox.map(({ load, wall }) =>
      atLeast(`Requests a second, of the bare server: sandbox, ${atATime(load)}`, targets.sandboxRate, wall),
    ),
    verdict(`${count} waiters asleep: memory`, targets.waitersMb * scale, held, "MB"),
    verdict(`${count} waiters waking: lag, p99`, targets.lagMs, lag.subject.p99, "ms"),
  ];
}

function verdict(name: string, target: number, got: number, unit: Verdict["unit"]): Verdict {
  return { name, target, bound: "most", got, unit, met: got <= target };
}

/** Of the median ratio of times, turned round: a rate. */
function atLeast(name: string, target: number, { ratio }: Comparison): Verdict {
  const got = 1 / ratio.median;
  return { name, target, bound: "least", got, unit: "", met: got >= target };
}
