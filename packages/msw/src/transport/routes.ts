import { baseUrls, localBaseUrls } from "@ams-vaulting/client/protocol";
import type { Gateway, GatewayOperation } from "../gateway/gateway.ts";

/** An operation on one of its servers. */
export interface Route {
  readonly operation: GatewayOperation;
  /** The path of its URL. */
  readonly path: string;
}

/**
 * Each operation on each of its servers, by URL.
 *
 * @param baseUrl the only server; default: those of the contract
 */
export function routesOf({ operations }: Gateway, baseUrl: string | undefined): Map<string, Route> {
  return new Map(
    operations.flatMap((operation) =>
      basesOf(operation, baseUrl).map((base) => {
        const url = base + operation.description.path;
        return [url, { operation, path: new URL(url).pathname }] as const;
      }),
    ),
  );
}

/** Where one gateway replaces all, it has every operation, also those with servers of their own. */
function basesOf({ description }: GatewayOperation, baseUrl: string | undefined): string[] {
  return baseUrl === undefined ? [...baseUrls(description), ...localBaseUrls()] : [baseUrl];
}
