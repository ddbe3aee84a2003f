import type { Certificate } from "../gateway/certificate.ts";
import { startGateway } from "../gateway/start.ts";
import type { Scenario } from "../plan.ts";
import { runInProcess } from "../process/worker.ts";
import type { Setup } from "../setup.ts";
import { type BothSides, mapSides } from "../sides.ts";
import { ratios, type Summary, summarize } from "../statistics.ts";
import type { Cost } from "./measure.ts";
import type { InquiriesJob } from "./process.ts";

/** What was measured in a scenario. Times are per inquiry, in microseconds. */
export interface InquiriesResult {
  scenario: Scenario;
  cpu: Comparison;
  wall: Comparison;
  /** How many connections each side opened. */
  connections: BothSides<number>;
}

export interface Comparison {
  floor: Summary;
  subject: Summary;
  /** The subject over the floor, round by round. */
  ratio: Summary;
}

/** Measures a scenario: a gateway in one process, both sides in turn in another. */
export async function runInquiries(
  setup: Setup,
  scenario: Scenario,
  certificate: Certificate,
): Promise<InquiriesResult> {
  const gateway = await startGateway({
    setup,
    latencyMs: scenario.latencyMs,
    certificate: scenario.protocol === "https" ? certificate : undefined,
  });
  let connections: BothSides<number> | undefined;
  let costs: BothSides<Cost[]>;
  try {
    costs = await runInProcess<InquiriesJob, BothSides<Cost[]>>(
      new URL("./process.ts", import.meta.url),
      { setup, scenario, origins: gateway.origins },
      { flags: ["--expose-gc"], env: { NODE_EXTRA_CA_CERTS: certificate.file } },
    );
  } finally {
    connections = await gateway.stop();
  }
  return { scenario, cpu: compare(costs, "cpu"), wall: compare(costs, "wall"), connections };
}

/** One kind of cost of both sides, and its ratio. */
export function compare(costs: BothSides<Cost[]>, what: keyof Cost): Comparison {
  const { floor, subject } = mapSides(costs, (rounds) => rounds.map((cost) => cost[what]));
  return { floor: summarize(floor), subject: summarize(subject), ratio: summarize(ratios(subject, floor)) };
}
