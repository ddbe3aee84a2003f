import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { type AddressInfo, connect } from "node:net";
import type { Setup } from "../../../src/runtimes/conformance/world.ts";
import { makeKeys } from "../../../src/runtimes/gateway/keys.ts";
import { createGateway, setupOf } from "../../../src/runtimes/gateway/server.ts";

// Once: where cores are few, keys take seconds.
const keys = makeKeys();

export interface CountingGateway {
  setup: Setup;
  /** How many connections were opened. */
  connections(): number;
  close(): Promise<void>;
}

/** The mock gateway, over http or https. It does not announce how long it keeps a connection. */
export async function startCountingGateway(tls?: { key: string; cert: string }): Promise<CountingGateway> {
  const server = tls ? createTlsServer(tls, createGateway(keys)) : createServer(createGateway(keys));
  server.keepAliveTimeout = 0; // no `Keep-Alive` header, which a client would follow
  const { port, close } = await listen(server);
  let connections = 0;
  server.on("connection", () => connections++);
  const setup = setupOf(keys, `${tls ? "https" : "http"}://127.0.0.1:${port}`);
  return { setup, connections: () => connections, close };
}

/** An HTTP proxy that tunnels, and keeps the targets. */
export async function startProxy() {
  const tunnels: string[] = [];
  const server = createServer((_, response) => void response.writeHead(405).end());
  server.on("connect", ({ url = "" }, client) => {
    tunnels.push(url);
    const { hostname, port } = new URL(`http://${url}`);
    const target = connect(Number(port), hostname, () => {
      client.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      target.pipe(client).pipe(target);
    });
    for (const socket of [client, target]) {
      socket.on("error", () => {}); // one side hangs up on the other at the end
      socket.on("close", () => {
        client.destroy();
        target.destroy();
      });
    }
    server.once("closing", () => client.destroy());
  });
  const { port, close } = await listen(server);
  return { url: `http://127.0.0.1:${port}`, tunnels, close };
}

async function listen(server: Server) {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      server.emit("closing");
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
