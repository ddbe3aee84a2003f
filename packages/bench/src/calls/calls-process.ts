import { createBaselineCall } from "../baseline/call.ts";
import { inParallel } from "../measure/in-parallel.ts";
import { type Cost, measureInTurn } from "../measure/measure.ts";
import type { BothSides } from "../measure/sides.ts";
import { doJob } from "../process/job.ts";
import type { Setup } from "../setup.ts";
import type { Scenario } from "./scenario.ts";
import { subjects } from "./subjects.ts";

export interface CallsJob {
  setup: Setup;
  scenario: Scenario;
  origins: BothSides<string>;
}

// The process whose CPU is measured: it does nothing but call.
doJob(async ({ setup, scenario, origins }: CallsJob): Promise<BothSides<Cost[]>> => {
  const baseline = await createBaselineCall(setup, origins.baseline);
  const subject = await subjects[scenario.subject](setup, origins.subject);
  for (const side of [baseline, subject]) await inParallel(scenario.warmUp, scenario.concurrency, side);
  return measureInTurn({ baseline, subject }, scenario);
});
