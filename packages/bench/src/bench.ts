import { mkdtemp, rm } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { createCertificate } from "./gateway/certificate.ts";
import { type InquiriesResult, runInquiries } from "./inquiries/run.ts";
import type { Plan } from "./plan.ts";
import { nameOf } from "./report/names.ts";
import { createSetup } from "./setup.ts";
import { runWaiters, type WaitersResult } from "./waiters/run.ts";

/** Everything that was measured, and on what. */
export interface Results {
  node: string;
  cores: number;
  inquiries: InquiriesResult[];
  waiters: WaitersResult;
}

/** Runs a plan, one thing after the other. */
export async function runBench(plan: Plan, progress: (text: string) => void): Promise<Results> {
  const folder = await mkdtemp(join(tmpdir(), "ams-vaulting-bench-"));
  try {
    const setup = createSetup();
    const certificate = await createCertificate(folder);
    const inquiries: InquiriesResult[] = [];
    for (const [index, scenario] of plan.scenarios.entries()) {
      progress(`inquiries ${index + 1}/${plan.scenarios.length}: ${nameOf(scenario)}`);
      inquiries.push(await runInquiries(setup, scenario, certificate));
    }
    progress(`waiters: ${plan.waiting.waiters}`);
    const waiters = await runWaiters(setup, plan.waiting);
    return { node: process.versions.node, cores: availableParallelism(), inquiries, waiters };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
