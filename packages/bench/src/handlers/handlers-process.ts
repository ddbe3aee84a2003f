import { inParallel } from "../measure/in-parallel.ts";
import { type Cost, measureInTurn } from "../measure/measure.ts";
import type { BothSides } from "../measure/sides.ts";
import { doJob } from "../process/job.ts";
import type { Setup } from "../setup.ts";
import { createContest } from "./contest.ts";
import type { HandlerScenario } from "./scenario.ts";

export interface HandlersJob {
  setup: Setup;
  scenarios: HandlerScenario[];
}

// Everything in one process: the caller, the handlers, and no network between them.
doJob(async ({ setup, scenarios }: HandlersJob): Promise<BothSides<Cost[]>[]> => {
  const all: BothSides<Cost[]>[] = [];
  for (const scenario of scenarios) {
    const { sides, end } = await createContest(setup, scenario);
    for (const side of [sides.baseline, sides.subject])
      await inParallel(scenario.warmUp, scenario.concurrency, side);
    all.push(await measureInTurn(sides, scenario));
    end();
  }
  return all;
});
