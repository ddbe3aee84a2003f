import type { Comparison } from "../measure/compare.ts";
import type { Results } from "../results.ts";
import { atATime, handlersNameOf, nameOf } from "./names.ts";

/** A target, and the result beside it. */
export interface TargetResult {
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
  /** The client's CPU time over the baseline's. */
  cpuRatio: 1.1,
  /** Connections that calls one by one open. */
  connections: 1,
  /** What sleeping waiters hold, in MB of 1,000,000 bytes, for 10,000 of them. */
  waitersMb: 60,
  /** How late the event loop is while they wake, at the 99th percentile, in milliseconds. */
  lagMs: 20,
  /** Requests a second of the mock's handlers, over those of a handler written by hand. */
  handlersRate: 0.9,
  /** Requests a second of the sandbox, over those of a bare server. */
  sandboxRate: 0.8,
} as const;

/** Compares each result with its target: medians, not the best round. */
export function checkTargets({ calls, handlers, sandbox, waiters }: Results): TargetResult[] {
  const { waiting, memory, lag } = waiters;
  const scale = waiting.waiters / 10_000;
  const held = (memory.asleep - memory.before) / 1e6;
  const count = waiting.waiters.toLocaleString("en");
  return [
    ...calls.map(({ scenario, cpu }) =>
      atMost(`CPU over the baseline: ${nameOf(scenario)}`, targets.cpuRatio, cpu.ratio.median, ""),
    ),
    ...calls
      .filter(({ scenario }) => scenario.concurrency === 1)
      .map(({ scenario, connections }) =>
        atMost(`Connections: ${nameOf(scenario)}`, targets.connections, connections.subject, ""),
      ),
    ...handlers
      .filter(({ scenario }) => scenario.subject === "@ams-vaulting/msw")
      .map(({ scenario, wall }) =>
        atLeast(`Requests a second, of by hand: ${handlersNameOf(scenario)}`, targets.handlersRate, wall),
      ),
    ...sandbox.map(({ load, wall }) =>
      atLeast(`Requests a second, of the bare server: sandbox, ${atATime(load)}`, targets.sandboxRate, wall),
    ),
    atMost(`${count} waiters asleep: memory`, targets.waitersMb * scale, held, "MB"),
    atMost(`${count} waiters waking: lag, p99`, targets.lagMs, lag.subject.p99, "ms"),
  ];
}

function atMost(name: string, target: number, got: number, unit: TargetResult["unit"]): TargetResult {
  return { name, target, bound: "most", got, unit, met: got <= target };
}

/** Of the median ratio of times, turned round: a rate. */
function atLeast(name: string, target: number, { ratio }: Comparison): TargetResult {
  const got = 1 / ratio.median;
  return { name, target, bound: "least", got, unit: "", met: got >= target };
}
