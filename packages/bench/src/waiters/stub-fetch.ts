import { signAnswer } from "../gateway/signed-response.ts";
import type { Setup } from "../setup.ts";

/** A fetch without a network that answers at once that the vaulting is not final. */
export function createStubFetch(setup: Setup): () => Promise<Response> {
  const { body, headers } = signAnswer(setup, setup.pending.answer);
  return async () => new Response(body, { headers });
}
