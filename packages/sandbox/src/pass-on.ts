import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";

/**
 * Passes an answer on piece by piece, where the mock says its length beforehand: it may come slowly, or end too early.
 * The server would collect the first pieces, and make an error of its own of an answer that ends.
 */
export async function passOn(answer: Response, { outgoing }: HttpBindings): Promise<Response> {
  if (!answer.headers.has("content-length") || !answer.body) return answer;
  outgoing.writeHead(answer.status, Object.fromEntries(answer.headers));
  const reader = answer.body.getReader();
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
  return RESPONSE_ALREADY_SENT;
}
