import { allBaseUrls } from "@ams-vaulting/client/protocol";
import { getResponse, type HttpHandler } from "msw";
import type { Gateway } from "./gateway/gateway.ts";

/** The handlers as a `fetch`: nothing global is patched. */
export function createMockFetch(handlers: HttpHandler[], gateway: Gateway) {
  const bases = allBaseUrls();
  return async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    request.signal.throwIfAborted();
    const response = await getResponse(handlers, request);
    if (response) return response;
    if (bases.some((base) => request.url.startsWith(`${base}/`))) return gateway.answerUnknownPath(request);
    throw new TypeError(
      `fetch failed: ${request.url} is on no server of the contract. It has ${bases.join(", ")}.`,
    );
  };
}
