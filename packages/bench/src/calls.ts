import type { CallsJob } from "./calls/calls-process.ts";
import type { Scenario } from "./calls/scenario.ts";
import type { Certificate } from "./gateway/certificate.ts";
import { startGateway } from "./gateway/start.ts";
import { type Comparison, compare } from "./measure/compare.ts";
import type { Cost } from "./measure/measure.ts";
import type { BothSides } from "./measure/sides.ts";
import { runInProcess } from "./process/worker.ts";
import type { Setup } from "./setup.ts";

/** What was measured in a scenario. Times are per call, in microseconds. */
export interface CallsResult {
  scenario: Scenario;
  cpu: Comparison;
  wall: Comparison;
  /** Number of connections that each side opened. */
  connections: BothSides<number>;
}

/** Measures a scenario: a gateway in one process, both sides in turn in another. */
export async function runCalls(
  setup: Setup,
  scenario: Scenario,
  certificate: Certificate,
): Promise<CallsResult> {
  const gateway = await startGateway({
    setup,
    latencyMs: scenario.latencyMs,
    certificate: scenario.protocol === "https" ? certificate : undefined,
  });
  let connections: BothSides<number> | undefined;
  let costs: BothSides<Cost[]>;
  try {
    costs = await runInProcess<CallsJob, BothSides<Cost[]>>(
      new URL("./calls/calls-process.ts", import.meta.url),
      { setup, scenario, origins: gateway.origins },
      { flags: ["--expose-gc"], env: { NODE_EXTRA_CA_CERTS: certificate.file } },
    );
  } finally {
    connections = await gateway.stop();
  }
  return { scenario, cpu: compare(costs, "cpu"), wall: compare(costs, "wall"), connections };
}
