import type { Load } from "../measure/load.ts";

/** What can be compared with the floor. */
export type Subject = "client" | "openapi-fetch" | "time limit";

/** One way to ask: how, over what and how often. */
export interface Scenario extends Load {
  /** What is compared with the floor. */
  subject: Subject;
  protocol: "http" | "https";
  /** What the gateway adds before it answers, in milliseconds. */
  latencyMs: number;
}
