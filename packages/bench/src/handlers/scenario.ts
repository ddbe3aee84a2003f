import type { Load } from "../measure/load.ts";

/** Handlers that are compared with one that was written by hand, and the way that request and response take. */
export interface HandlerScenario extends Load {
  subject: "@ams-vaulting/msw" | "@msw/source";
  /** `mock.fetch` is compared with `getResponse` of the other side, which has no equivalent. */
  transport: "getResponse" | "mock.fetch" | "setupServer";
}
