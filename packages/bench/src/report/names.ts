import type { Scenario } from "../plan.ts";

/** What a scenario is called in reports. */
export function nameOf({ protocol, latencyMs, concurrency }: Scenario): string {
  return `${protocol}, ${latencyMs} ms, ${concurrency === 1 ? "one by one" : `${concurrency} at a time`}`;
}
