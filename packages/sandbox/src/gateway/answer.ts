import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { VaultingMock } from "@ams-vaulting/msw";
import { documentedUrl } from "./documented.ts";
import { playBreak } from "./play-break.ts";
import { MAX_BODY_BYTES, readBody } from "./read-body.ts";
import { send, sendText } from "./send.ts";

/**
 * Answers what comes in below a documented base path by the mock, as if it had been sent to the documented server, and leaves the rest
 * to another listener. Only the host differs, and no signature covers that.
 *
 * It works on Node's own streams: web streams on both sides would cost as much as a signature.
 */
export function answerAsGateway(mock: VaultingMock, otherwise: RequestListener): RequestListener {
  return (incoming, outgoing) => {
    const url = documentedUrl(incoming.url ?? "");
    if (url === undefined) otherwise(incoming, outgoing);
    else answer(mock, url, incoming, outgoing).catch((error) => playBreak(error, incoming, outgoing));
  };
}

async function answer(
  mock: VaultingMock,
  url: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  // A Request refuses to be a TRACE. The answer to any wrong method is the same.
  const method = incoming.method === "TRACE" ? "GET" : (incoming.method ?? "");
  const body = method === "GET" || method === "HEAD" ? null : await readBody(incoming, MAX_BODY_BYTES);
  if (body === undefined) return sendText(outgoing, 413, "The body is too large for this API.");
  const gone = new AbortController();
  outgoing.once("close", () => {
    if (!outgoing.writableFinished) gone.abort();
  });
  // Several lines of one name are joined already, but for cookies, which nobody reads.
  const headers = incoming.headers as Record<string, string>;
  await send(await mock.fetch(url, { method, headers, body, signal: gone.signal }), outgoing);
}
