import type { Server } from "node:http";
import type { Socket } from "node:net";

/** The TCP connections of a server, which are below TLS where there is TLS. */
export interface Connections {
  /** Resets the connection that a request came in by: a socket of TLS cannot do that. */
  reset(socket: Pick<Socket, "remoteAddress" | "remotePort">): void;
  destroyAll(): void;
}

export function trackConnections(server: Server): Connections {
  const open = new Map<string, Socket>();
  const keyOf = ({ remoteAddress, remotePort }: Pick<Socket, "remoteAddress" | "remotePort">) =>
    `${remoteAddress} ${remotePort}`;
  server.on("connection", (socket) => {
    const key = keyOf(socket);
    open.set(key, socket);
    socket.once("close", () => open.delete(key));
  });
  return {
    reset: (socket) => open.get(keyOf(socket))?.resetAndDestroy(),
    destroyAll() {
      for (const socket of open.values()) socket.destroy();
    },
  };
}
