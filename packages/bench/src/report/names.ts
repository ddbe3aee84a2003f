import type { Scenario } from "../calls/scenario.ts";
import type { HandlerScenario } from "../handlers/scenario.ts";
import type { Load } from "../measure/load.ts";

/** What a scenario is called in reports. */
export function nameOf({ protocol, latencyMs, ...load }: Scenario): string {
  return `${protocol}, ${latencyMs} ms, ${atATime(load)}`;
}

export function handlersNameOf({ subject, transport }: HandlerScenario): string {
  return `${subject}, ${transport}`;
}

export function atATime({ concurrency }: Pick<Load, "concurrency">): string {
  return concurrency === 1 ? "one by one" : `${concurrency} at a time`;
}
