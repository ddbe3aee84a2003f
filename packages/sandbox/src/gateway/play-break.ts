import type { IncomingMessage, ServerResponse } from "node:http";
import type { Connections } from "../http/connections.ts";
import { sendText } from "./send.ts";

/**
 * Does to a connection what the mock says has happened to it. What the mock throws otherwise is a mistake in a script,
 * so the caller is told about it.
 */
export function playBreak(
  error: unknown,
  { socket }: IncomingMessage,
  outgoing: ServerResponse,
  connections: Pick<Connections, "reset">,
): void {
  // Whoever asked has hung up.
  if (outgoing.destroyed || socket.destroyed) return;
  const { code } = Object((error as Error).cause) as { code?: string };
  switch (code) {
    case "ECONNRESET":
      connections.reset(socket);
      break;
    case "UND_ERR_SOCKET":
      socket.destroy();
      break;
    case "ECONNREFUSED":
      sendText(
        outgoing,
        501,
        "A sandbox that listens cannot refuse a connection. Stop it, or use connection_reset.",
      );
      break;
    default:
      if (outgoing.headersSent) outgoing.destroy();
      else sendText(outgoing, 501, error instanceof TypeError ? error.message : "The sandbox failed.");
  }
}
