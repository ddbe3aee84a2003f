import type { VerifiedResponse } from "./attempt.ts";

/** A checked response as a web `Response`, whose `json()` gives what was checked. So do its clones. */
export function toResponse({ headers, body, data, isReduced }: VerifiedResponse): Response {
  // Whoever reads the bytes gets what was checked, too. The signature is of other bytes.
  if (isReduced) headers.delete("signature");
  const shown = isReduced ? new TextEncoder().encode(JSON.stringify(data)) : body;
  headers.set("content-length", String(shown.length));
  return withJson(new Response(shown, { headers }), data);
}

function withJson(response: Response, data: unknown): Response {
  return Object.defineProperties(response, {
    json: { value: async () => data },
    clone: { value: () => withJson(Response.prototype.clone.call(response), data) },
  });
}
