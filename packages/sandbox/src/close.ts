import type { Server, ServerResponse } from "node:http";

/**
 * Makes a server closable without cutting anybody off: running requests get their answers, idle connections end at
 * once, and after the grace period the rest ends too, so that a request that hangs keeps no process alive.
 *
 * @returns a function that closes the server and resolves when its port is free, however often it is called
 */
export function closer(server: Server, graceMs = 1_000): () => Promise<void> {
  let closing: Promise<void> | undefined;
  // A connection that is kept alive would hold the port after its last answer. It is idle a moment after the answer.
  server.on("request", (_request, response: ServerResponse) => {
    response.once("close", () => {
      if (closing) setImmediate(() => server.closeIdleConnections());
    });
  });
  return () => {
    closing ??= new Promise((resolve) => {
      const force = setTimeout(() => server.closeAllConnections(), graceMs);
      server.close(() => {
        clearTimeout(force);
        resolve();
      });
    });
    return closing;
  };
}
