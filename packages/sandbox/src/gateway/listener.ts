import type { IncomingHttpHeaders, IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { FaultName, IncomingHeaders, VaultingMock } from "@ams-vaulting/msw";
import type { Connections } from "../http/connections.ts";
import { MAX_BODY_BYTES, readBody } from "../http/read-body.ts";
import { documentedUrl } from "./documented.ts";
import { playBreak } from "./play-break.ts";
import { send, sendText } from "./send.ts";

/**
 * Passes what comes in below a documented base path to the mock, as if it had been sent to the documented server, and leaves the
 * rest to another listener. Only the host differs, and no signature covers that.
 *
 * It works on Node's own streams and headers: web ones on both sides would cost as much as a signature.
 */
export function createGatewayListener(
  mock: VaultingMock,
  otherwise: RequestListener,
  connections: () => Connections,
): RequestListener {
  return (incoming, outgoing) => {
    const url = documentedUrl(incoming.url ?? "");
    if (url === undefined) otherwise(incoming, outgoing);
    else
      handle(mock, url, incoming, outgoing).catch((error) =>
        playBreak(error, incoming, outgoing, connections()),
      );
  };
}

async function handle(
  mock: VaultingMock,
  url: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const { method = "" } = incoming;
  const body =
    method === "GET" || method === "HEAD" ? new Uint8Array() : await readBody(incoming, MAX_BODY_BYTES);
  if (body === undefined) return sendText(outgoing, 413, "The body is too large for this API.");
  let gone: AbortController | undefined;
  let headerName = (name: string) => name;
  const request = {
    method,
    url,
    headers: headersOf(incoming.headers),
    arrayBuffer: async () => body.buffer.slice(body.byteOffset, body.byteOffset + body.byteLength),
    onFault(fault: FaultName) {
      if (fault === "capitalised_header_names") headerName = capitalised;
    },
    // Made for those who need it: it costs more than reading a small body.
    get signal() {
      gone ??= abortedWith(outgoing);
      return gone.signal;
    },
  };
  await send(await mock.handle(request), outgoing, headerName);
}

/** Node's headers as the mock reads them. Several lines of one name are joined already, but for those of one cookie header. */
function headersOf(headers: IncomingHttpHeaders): IncomingHeaders {
  return {
    get: (name) => (Object.hasOwn(headers, name) ? String(headers[name]) : null),
    [Symbol.iterator]: () =>
      Object.entries(headers)
        .map(([name, value]): [string, string] => [name, String(value)])
        .values(),
  };
}

/** `response-time` as `Response-Time`: what proxies and other HTTP stacks make of it. */
function capitalised(name: string): string {
  return name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase());
}

/** Aborts when the caller has hung up before the response was sent. */
function abortedWith(outgoing: ServerResponse): AbortController {
  const gone = new AbortController();
  if (outgoing.destroyed) gone.abort();
  outgoing.once("close", () => {
    if (!outgoing.writableFinished) gone.abort();
  });
  return gone;
}
