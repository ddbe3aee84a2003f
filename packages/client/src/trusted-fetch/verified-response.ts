import type { Answer } from "./attempt.ts";

/** A checked response as a web `Response`, whose `json()` gives what was checked. So do its clones. */
export function toResponse({ headers, body, data }: Answer): Response {
  headers.set("content-length", String(body.length));
  return withJson(new Response(body, { headers }), data);
}

function withJson(response: Response, data: unknown): Response {
  return Object.defineProperties(response, {
    json: { value: async () => data },
    clone: { value: () => withJson(Response.prototype.clone.call(response), data) },
  });
}
