import { type HttpHandler, http } from "msw";
import { toResponse } from "../protocol/mock-response.ts";
import type { Route } from "./routes.ts";

/** One msw handler for each operation and server. They take every method: the gateway refuses wrong ones itself. */
export function createHandlers(routes: ReadonlyMap<string, Route>): HttpHandler[] {
  return [...routes].map(([url, route]) => http.all(exactly(url), ({ request }) => handle(route, request)));
}

/**
 * A string would be a pattern to msw, in which some characters of a base URL mean something else, and which also fits paths in
 * another case or with a slash at the end, where no operation is.
 */
function exactly(url: string): RegExp {
  return new RegExp(`^${url.replace(/[$()*+.?[\\\]^{|}/-]/g, "\\$&")}$`);
}

/** What msw does with an error differs from version to version. This looks the same in all of them. */
async function handle({ operation, path }: Route, request: Request): Promise<Response> {
  try {
    return toResponse(await operation.handle(request, path, true));
  } catch (error) {
    // The caller has hung up.
    if (request.signal.aborted) return Response.error();
    return new Response(`The mock cannot respond. ${error}\n`, { status: 501 });
  }
}
