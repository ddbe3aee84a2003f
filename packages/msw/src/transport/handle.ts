import { allBaseUrls } from "@ams-vaulting/client/protocol";
import type { Gateway } from "../gateway/gateway.ts";
import type { IncomingRequest } from "../protocol/incoming-request.ts";
import type { MockResponse } from "../protocol/mock-response.ts";
import { shownUrl } from "../recorder/shown-url.ts";
import type { Route } from "./routes.ts";

/**
 * The gateway as a function: it responds to whatever is sent to one of its servers.
 *
 * @param baseUrl the only server; default: those of the contract
 */
export function createHandle(
  routes: ReadonlyMap<string, Route>,
  gateway: Gateway,
  baseUrl: string | undefined,
) {
  const bases = baseUrl === undefined ? allBaseUrls() : [baseUrl];
  return async (request: IncomingRequest): Promise<MockResponse> => {
    const { url } = request;
    // Parsing is only worth its time for URLs that are written in another way, or have a query.
    const known = routes.get(url);
    if (known) return known.operation.handle(request, known.path);
    const { origin, pathname } = new URL(url);
    const route = routes.get(origin + pathname);
    if (route) return route.operation.handle(request, route.path);
    if (bases.some((base) => url.startsWith(`${base}/`))) return gateway.handleUnknownPath(request, pathname);
    throw new TypeError(
      `fetch failed: ${shownUrl(url)} is not on a server of the mock, which are ${bases.join(", ")}.`,
    );
  };
}
