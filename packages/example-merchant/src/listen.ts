import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import type { Hono } from "hono";

/** A shop that is open. */
export interface OpenShop {
  url: string;
  /** Lets running requests finish, and frees the port. */
  close(): Promise<void>;
}

/**
 * Opens a shop on 127.0.0.1.
 *
 * @param port 0 for any free one
 * @throws the socket's error, with its `code`, when the port is in use
 */
export async function listen(shop: Hono, port: number): Promise<OpenShop> {
  const server = createAdaptorServer({ fetch: shop.fetch, overrideGlobalObjects: false });
  server.listen(port, "127.0.0.1");
  await once(server, "listening"); // rejects when the server reports an error first
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async close() {
      server.close();
      // Browsers keep connections that they do not use.
      if ("closeIdleConnections" in server) server.closeIdleConnections();
      await once(server, "close");
    },
  };
}
