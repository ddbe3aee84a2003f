import { mkdtemp, rm } from "node:fs/promises";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { type CallsResult, runCalls } from "./calls.ts";
import { createCertificate } from "./gateway/certificate.ts";
import { runHandlers } from "./handlers.ts";
import type { Plan } from "./plan.ts";
import { atATime, nameOf } from "./report/names.ts";
import type { Results } from "./results.ts";
import { runSandbox, type SandboxResult } from "./sandbox.ts";
import { createSetup } from "./setup.ts";
import { runWaiters } from "./waiters.ts";

/** Runs a plan, one thing after the other. */
export async function runBench(plan: Plan, progress: (line: string) => void): Promise<Results> {
  const folder = await mkdtemp(join(tmpdir(), "ams-vaulting-bench-"));
  try {
    const before = busy();
    const setup = createSetup();
    const certificate = await createCertificate(folder);
    const results: CallsResult[] = [];
    for (const [index, scenario] of plan.scenarios.entries()) {
      progress(`${index + 1}/${plan.scenarios.length} ${scenario.subject}: ${nameOf(scenario)}`);
      results.push(await runCalls(setup, scenario, certificate));
    }
    const calls = results.filter(({ scenario }) => scenario.subject === "client");
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
    return { node, cores, busy: { before, after: busy() }, calls, parts, handlers, sandbox, waiters };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function busy(): number {
  return loadavg()[0] ?? 0;
}
