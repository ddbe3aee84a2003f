import type { IncomingMessage, ServerResponse } from "node:http";
import type { Connections } from "../http/connections.ts";
import { sendText } from "./send.ts";

/**
 * Breaks a connection as the fault of the mock says. Any other error of the mock is a mistake in a script,
 * so the caller gets it as a response.
 */
export function playBreak(
  error: unknown,
  { socket }: IncomingMessage,
  outgoing: ServerResponse,
  connections: Pick<Connections, "reset">,
): void {
  // The caller has hung up.
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
