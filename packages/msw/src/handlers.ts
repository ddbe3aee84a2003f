import { type HttpHandler, http } from "msw";
import type { GatewayOperation } from "./gateway/gateway.ts";

/**
 * One msw handler for each operation and server. They hear every method: the gateway answers wrong ones itself.
 * msw also matches paths in another case or with a slash at the end; there is no operation at those.
 */
export function createHandlers(routes: ReadonlyMap<string, GatewayOperation>): HttpHandler[] {
  return [...routes].map(([url, operation]) =>
    http.all(url, ({ request }) => {
      if (new URL(request.url).pathname === new URL(url).pathname) return answer(operation, request);
    }),
  );
}

/** What msw does with an error differs from version to version. This looks the same in all of them. */
async function answer(operation: GatewayOperation, request: Request): Promise<Response> {
  try {
    return await operation.answer(request, true);
  } catch (error) {
    // Nobody listens any more.
    if (request.signal.aborted) return Response.error();
    return new Response(`The mock cannot answer. ${error}\n`, { status: 501 });
  }
}
