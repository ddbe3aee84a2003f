import { signResponse } from "../gateway/signed-response.ts";
import type { Setup } from "../setup.ts";

/** A fetch without a network: each response says at once that the vaulting is not final. */
export function createStubFetch(setup: Setup): () => Promise<Response> {
  const { body, headers } = signResponse(setup, setup.pending.response);
  return async () => new Response(body, { headers });
}
