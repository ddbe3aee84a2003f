import { mkdtemp, rm } from "node:fs/promises";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { createCertificate } from "./gateway/certificate.ts";
import { type HandlersResult, runHandlers } from "./handlers/run.ts";
import { type InquiriesResult, runInquiries } from "./inquiries/run.ts";
import type { Plan } from "./plan.ts";
import { atATime, nameOf } from "./report/names.ts";
import { runSandbox, type SandboxResult } from "./sandbox/run.ts";
import { createSetup } from "./setup.ts";
import { runWaiters, type WaitersResult } from "./waiters/run.ts";

/** Everything that was measured, and on what. */
export interface Results {
  node: string;
  cores: number;
  /** How many processes wanted to run on average in the minute before the bench began, and before it ended. */
  busy: { before: number; after: number };
  inquiries: InquiriesResult[];
  /** The floor with one part of the client added. */
  parts: InquiriesResult[];
  handlers: HandlersResult[];
  sandbox: SandboxResult[];
  waiters: WaitersResult;
}

/** Runs a plan, one thing after the other. */
export async function runBench(plan: Plan, progress: (text: string) => void): Promise<Results> {
  const folder = await mkdtemp(join(tmpdir(), "ams-vaulting-bench-"));
  try {
    const before = busy();
    const setup = createSetup();
    const certificate = await createCertificate(folder);
    const results: InquiriesResult[] = [];
    for (const [index, scenario] of plan.scenarios.entries()) {
      progress(`${index + 1}/${plan.scenarios.length} ${scenario.subject}: ${nameOf(scenario)}`);
      results.push(await runInquiries(setup, scenario, certificate));
    }
    const inquiries = results.filter(({ scenario }) => scenario.subject === "client");
    const parts = results.filter(({ scenario }) => scenario.subject !== "client");
    progress(`handlers: ${plan.handlers.length} ways`);
    const handlers = await runHandlers(setup, plan.handlers);
    const sandbox: SandboxResult[] = [];
    for (const load of plan.sandbox) {
      progress(`sandbox: ${atATime(load)}`);
      sandbox.push(await runSandbox(setup, load));
    }
    progress(`waiters: ${plan.waiting.waiters}`);
    const waiters = await runWaiters(setup, plan.waiting);
    const { node } = process.versions;
    const cores = availableParallelism();
    return { node, cores, busy: { before, after: busy() }, inquiries, parts, handlers, sandbox, waiters };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function busy(): number {
  return loadavg()[0] ?? 0;
}
