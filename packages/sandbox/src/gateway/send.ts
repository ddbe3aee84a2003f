import type { ServerResponse } from "node:http";
import type { MockResponse } from "@ams-vaulting/msw";

/**
 * Sends a response of the mock: a string in one piece with its headers, a stream piece by piece, since it may come slowly or break
 * off.
 *
 * @param headerName how the name of a header is written
 */
export async function send(
  { status, headers, body }: MockResponse,
  outgoing: ServerResponse,
  headerName: (name: string) => string,
): Promise<void> {
  const named = Object.entries(headers).map(([name, value]) => [headerName(name), value]);
  outgoing.writeHead(status, Object.fromEntries(named));
  if (typeof body === "string") outgoing.end(body);
  else await sendPieces(body, outgoing);
}

async function sendPieces(body: ReadableStream<Uint8Array>, outgoing: ServerResponse): Promise<void> {
  const reader = body.getReader();
  outgoing.once("close", () => void reader.cancel().catch(() => {}));
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      // What was written has to leave before the connection may break.
      await new Promise((resolve) => outgoing.write(piece.value, resolve));
    }
    outgoing.end();
  } catch {
    outgoing.destroy();
  }
}

/** A sentence of the sandbox's own, in place of a response of the gateway. */
export function sendText(outgoing: ServerResponse, status: number, text: string): void {
  outgoing.writeHead(status, { "content-type": "text/plain; charset=UTF-8" }).end(`${text}\n`);
}
