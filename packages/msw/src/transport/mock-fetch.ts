import type { IncomingRequest } from "../protocol/incoming-request.ts";
import { type MockResponse, toResponse } from "../protocol/mock-response.ts";

/** The gateway as a `fetch`: nothing global is patched. */
export function createMockFetch(handle: (request: IncomingRequest) => Promise<MockResponse>) {
  return async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    request.signal.throwIfAborted();
    const response = await handle(request);
    request.signal.throwIfAborted();
    return toResponse(response);
  };
}
