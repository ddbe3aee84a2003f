import { createFloor } from "../baseline/call.ts";
import { inParallel } from "../measure/in-parallel.ts";
import { type Cost, measureInTurn } from "../measure/measure.ts";
import type { BothSides } from "../measure/sides.ts";
import { doJob } from "../process/job.ts";
import type { Setup } from "../setup.ts";
import type { Scenario } from "./scenario.ts";
import { subjects } from "./subjects.ts";

export interface InquiriesJob {
  setup: Setup;
  scenario: Scenario;
  origins: BothSides<string>;
}

// The process whose CPU is measured: it does nothing but ask.
doJob(async ({ setup, scenario, origins }: InquiriesJob): Promise<BothSides<Cost[]>> => {
  const floor = await createFloor(setup, origins.floor);
  const subject = await subjects[scenario.subject](setup, origins.subject);
  for (const side of [floor, subject]) await inParallel(scenario.warmUp, scenario.concurrency, side);
  return measureInTurn({ floor, subject }, scenario);
});
