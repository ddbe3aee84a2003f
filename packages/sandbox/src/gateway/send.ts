import type { ServerResponse } from "node:http";

/**
 * Sends an answer of the mock. Where the mock says its length beforehand it goes out piece by piece: it may come slowly, or
 * end too early.
 *
 * @param headerName how the name of a header is written
 */
export async function send(
  answer: Response,
  outgoing: ServerResponse,
  headerName: (name: string) => string,
): Promise<void> {
  const headers = Object.fromEntries([...answer.headers].map(([name, value]) => [headerName(name), value]));
  if (answer.headers.has("content-length") && answer.body) {
    outgoing.writeHead(answer.status, headers);
    return sendPieces(answer.body, outgoing);
  }
  const body = Buffer.from(await answer.arrayBuffer());
  // As text it leaves in one piece with the headers. All answers are text.
  outgoing.writeHead(answer.status, headers).end(body.toString("utf8"));
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

/** A sentence of the sandbox's own, in place of an answer of the gateway. */
export function sendText(outgoing: ServerResponse, status: number, text: string): void {
  outgoing.writeHead(status, { "content-type": "text/plain; charset=UTF-8" }).end(`${text}\n`);
}
