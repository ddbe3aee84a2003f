import { check, type Violation } from "./check.ts";
import type { Schemas } from "./schema.ts";

/**
 * The same for a stand-in gateway: the pages that its answers lead to may be on this machine, as it is itself. A client
 * whose gateway is elsewhere refuses such answers all the same.
 */
export function checkAsStandIn(schemas: Schemas, name: string, value: unknown): Violation[] {
  return check(schemas, name, value, true);
}
