import type { BothSides } from "../measure/sides.ts";
import { startWorker } from "../process/worker.ts";
import type { Setup } from "../setup.ts";
import type { Certificate } from "./certificate.ts";

export interface GatewayJob {
  setup: Setup;
  latencyMs: number;
  /** For https. */
  certificate: Certificate | undefined;
}

/** A gateway that is running. */
export interface Gateway {
  /** The origin that each side calls. */
  origins: BothSides<string>;
  /** Ends it. Returns the number of connections that each side opened. */
  stop(): Promise<BothSides<number>>;
}

export async function startGateway(job: GatewayJob): Promise<Gateway> {
  const worker = startWorker<GatewayJob, BothSides<string>>(
    new URL("./gateway-process.ts", import.meta.url),
    job,
  );
  return {
    origins: await worker.result,
    stop: async () => (await worker.stop()) as BothSides<number>,
  };
}
