import { allBaseUrls, localBaseUrls } from "@ams-vaulting/client/protocol";
import type { VaultingMock } from "@ams-vaulting/msw";
import { boundedBody, MAX_BODY_BYTES } from "./bounded-body.ts";

/** The port of the contract's server on this machine. */
export function documentedPort(): number {
  const [local] = localBaseUrls();
  return local ? Number(new URL(local).port) : 0;
}

/**
 * Answers a request that came in over HTTP by the mock, as if it had been sent to a documented server. Only the host
 * differs, and no signature covers that. `undefined` when the path is below no documented base path.
 */
export async function answerAsGateway(mock: VaultingMock, request: Request): Promise<Response | undefined> {
  const { pathname, search } = new URL(request.url);
  for (const base of [...localBaseUrls(), ...allBaseUrls()]) {
    const path = new URL(base).pathname;
    if (!pathname.startsWith(`${path}/`)) continue;
    const { headers, signal } = request;
    // A Request refuses to be a TRACE. The answer to any wrong method is the same.
    const method = request.method === "TRACE" ? "GET" : request.method;
    const body = method === "GET" || method === "HEAD" ? null : await boundedBody(request, MAX_BODY_BYTES);
    if (body === undefined)
      return new Response("The body is too large for this API.\n", {
        status: 413,
        headers: { connection: "close" },
      });
    return mock.fetch(
      new Request(base + pathname.slice(path.length) + search, { method, headers, body, signal }),
    );
  }
  return undefined;
}
