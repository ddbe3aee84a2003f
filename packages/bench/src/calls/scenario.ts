import type { Load } from "../measure/load.ts";

/** What can be compared with the baseline. */
export type Subject = "client" | "openapi-fetch" | "time limit";

/** One way to call: the subject, the transport and the load. */
export interface Scenario extends Load {
  /** What is compared with the baseline. */
  subject: Subject;
  protocol: "http" | "https";
  /** Latency that the gateway adds to each response, in milliseconds. */
  latencyMs: number;
}
