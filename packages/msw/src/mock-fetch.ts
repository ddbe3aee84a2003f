import { allBaseUrls } from "@ams-vaulting/client/protocol";
import type { Gateway, GatewayOperation } from "./gateway/gateway.ts";

/** The gateway as a `fetch`: nothing global is patched. */
export function createMockFetch(routes: ReadonlyMap<string, GatewayOperation>, gateway: Gateway) {
  const bases = allBaseUrls();
  return async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    const { signal, url } = request;
    signal.throwIfAborted();
    const { origin, pathname } = new URL(url);
    const operation = routes.get(origin + pathname);
    if (!operation && !bases.some((base) => url.startsWith(`${base}/`)))
      throw new TypeError(
        `fetch failed: ${url} is on no server of the contract. It has ${bases.join(", ")}.`,
      );
    const response = await (operation ?? { answer: gateway.answerUnknownPath }).answer(request);
    signal.throwIfAborted();
    return response;
  };
}
