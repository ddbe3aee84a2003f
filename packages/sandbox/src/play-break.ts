import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";

/**
 * Does to a connection what the mock says has happened to it. What the mock throws otherwise is a mistake in a script,
 * so the caller is told about it.
 */
export function playBreak(error: unknown, { outgoing, incoming }: HttpBindings): Response {
  const { socket } = incoming;
  const { code } = Object((error as Error).cause) as { code?: string };
  switch (code) {
    case "ECONNRESET":
      socket.resetAndDestroy();
      break;
    case "UND_ERR_SOCKET":
      socket.destroy();
      break;
    case "ECONNREFUSED":
      return explain("A sandbox that listens cannot refuse a connection. Stop it, or use connection_reset.");
    default:
      // Whoever asked has hung up.
      if (outgoing.destroyed || socket.destroyed) break;
      return explain(error instanceof TypeError ? error.message : "The sandbox failed.");
  }
  return RESPONSE_ALREADY_SENT;
}

function explain(text: string): Response {
  return new Response(`${text}\n`, { status: 501, headers: { "content-type": "text/plain; charset=UTF-8" } });
}
