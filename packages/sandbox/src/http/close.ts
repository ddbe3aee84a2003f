import type { Server, ServerResponse } from "node:http";
import type { Connections } from "./connections.ts";
import { trackConnections } from "./connections.ts";

/**
 * Makes a server closable without cutting anybody off: running requests get their responses, idle connections end at
 * once, and after the grace period the rest ends too, so that a request that hangs keeps no process alive.
 *
 * @returns a function that closes the server and resolves when its port is free, however often it is called
 */
export function closer(
  server: Server,
  graceMs = 1_000,
  connections: Connections = trackConnections(server),
): () => Promise<void> {
  let closing: Promise<void> | undefined;
  // A connection that is kept alive would hold the port after its last response. It is idle a moment after that.
  server.on("request", (_request, response: ServerResponse) => {
    response.once("close", () => {
      if (closing) setImmediate(() => server.closeIdleConnections());
    });
  });
  return () => {
    closing ??= new Promise((resolve) => {
      // Not closeAllConnections: it does not know of those that have not finished the handshake of TLS.
      const force = setTimeout(() => connections.destroyAll(), graceMs);
      server.close(() => {
        clearTimeout(force);
        resolve();
      });
    });
    return closing;
  };
}
