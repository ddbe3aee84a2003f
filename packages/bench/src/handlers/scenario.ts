import type { Load } from "../measure/load.ts";

/** Handlers that are compared with one that was written by hand, and what carries request and answer. */
export interface HandlerScenario extends Load {
  subject: "@ams-vaulting/msw" | "@msw/source";
  /** `mock.fetch` is compared with `getResponse` of the other side, which has no such thing. */
  carrier: "getResponse" | "mock.fetch" | "setupServer";
}
