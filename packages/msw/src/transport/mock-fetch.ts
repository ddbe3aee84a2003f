import { allBaseUrls } from "@ams-vaulting/client/protocol";
import type { Gateway, GatewayOperation } from "../gateway/gateway.ts";
import type { IncomingRequest } from "../protocol/incoming-request.ts";
import { shownUrl } from "../recorder/shown-url.ts";

/**
 * The gateway as a function: it answers whatever is sent to one of its servers.
 *
 * @param baseUrl the only server; default: those of the contract
 */
export function createAnswer(
  routes: ReadonlyMap<string, GatewayOperation>,
  gateway: Gateway,
  baseUrl: string | undefined,
) {
  const bases = baseUrl === undefined ? allBaseUrls() : [baseUrl];
  return async (request: IncomingRequest): Promise<Response> => {
    const { url } = request;
    const { origin, pathname } = new URL(url);
    const operation = routes.get(origin + pathname);
    if (!operation && !bases.some((base) => url.startsWith(`${base}/`)))
      throw new TypeError(
        `fetch failed: ${shownUrl(url)} is on no server of the mock. It has ${bases.join(", ")}.`,
      );
    return (operation ?? { answer: gateway.answerUnknownPath }).answer(request);
  };
}

/** The same as a `fetch`: nothing global is patched. */
export function createMockFetch(answer: (request: IncomingRequest) => Promise<Response>) {
  return async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    request.signal.throwIfAborted();
    const response = await answer(request);
    request.signal.throwIfAborted();
    return response;
  };
}
