import type { HandlersJob } from "./handlers/handlers-process.ts";
import type { HandlerScenario } from "./handlers/scenario.ts";
import { type Comparison, compare } from "./measure/compare.ts";
import type { Cost } from "./measure/measure.ts";
import type { BothSides } from "./measure/sides.ts";
import { runInProcess } from "./process/worker.ts";
import type { Setup } from "./setup.ts";

/** What was measured of handlers. Times are per request, in microseconds. */
export interface HandlersResult {
  scenario: HandlerScenario;
  cpu: Comparison;
  wall: Comparison;
}

/** Measures msw handlers beside handlers that were written by hand. */
export async function runHandlers(setup: Setup, scenarios: HandlerScenario[]): Promise<HandlersResult[]> {
  const costs = await runInProcess<HandlersJob, BothSides<Cost[]>[]>(
    new URL("./handlers/handlers-process.ts", import.meta.url),
    { setup, scenarios },
    { flags: ["--expose-gc"] },
  );
  return scenarios.map((scenario, index) => {
    const both = costs[index] as BothSides<Cost[]>;
    return { scenario, cpu: compare(both, "cpu"), wall: compare(both, "wall") };
  });
}
