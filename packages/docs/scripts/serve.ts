import type { AddressInfo } from "node:net";
import { type ServerType, serve } from "@hono/node-server";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono, type MiddlewareHandler } from "hono";
import { compress } from "hono/compress";

interface ServeOptions {
  /** The folder in the URL: "/docs/". */
  path?: string;
  port?: number;
  /** Comes before the files. */
  middleware?: MiddlewareHandler;
  /** The `.gz` beside a file is sent. */
  precompressed?: boolean;
}

export interface FolderServer {
  port: number;
  close(): void;
}

/** Serves a folder below a path on a port of its own, on this machine only. */
export async function serveFolder(
  folder: string,
  { path = "/", port = 0, middleware, precompressed = false }: ServeOptions = {},
): Promise<FolderServer> {
  const app = new Hono();
  if (!precompressed) app.use(compress());
  if (middleware) app.use(middleware);
  app.use(
    `${path}*`,
    serveStatic({ root: folder, precompressed, rewriteRequestPath: (url) => url.slice(path.length - 1) }),
  );
  const server = await new Promise<ServerType>((resolve) => {
    const started = serve({ fetch: app.fetch, hostname: "127.0.0.1", port }, () => resolve(started));
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      server.close();
      if ("closeAllConnections" in server) server.closeAllConnections();
    },
  };
}
