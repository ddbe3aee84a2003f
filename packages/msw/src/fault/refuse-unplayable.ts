import type { FaultName } from "../contract/fault-names.ts";

/** Faults that an msw handler cannot imitate: msw can only respond, or fail in a way of its own. */
const connectionFaults: readonly FaultName[] = [
  "connection_refused",
  "connection_reset",
  "connection_closed",
  "truncated_body",
];

/** Refuses a fault that msw cannot pass on. @throws {TypeError} that names the ways that can play it */
export function refuseUnplayable(fault: FaultName): void {
  if (!connectionFaults.includes(fault)) return;
  throw new TypeError(
    `An msw handler cannot play ${fault}: msw can respond or fail in a way of its own, and nothing on the network fails like that. Give the client mock.fetch, or use @ams-vaulting/sandbox.`,
  );
}
