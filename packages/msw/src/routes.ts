import { baseUrls, localBaseUrls } from "@ams-vaulting/client/protocol";
import type { Gateway, GatewayOperation } from "./gateway/gateway.ts";

/** Each operation on each server of the contract, by URL. */
export function routesOf({ operations }: Gateway): Map<string, GatewayOperation> {
  return new Map(
    operations.flatMap((operation) =>
      // A stand-in gateway on this machine has every operation, also those with servers of their own.
      [...baseUrls(operation.description), ...localBaseUrls()].map(
        (base) => [base + operation.description.path, operation] as const,
      ),
    ),
  );
}
