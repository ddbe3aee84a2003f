import { serve } from "@hono/node-server";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";
import { compress } from "hono/compress";

/**
 * Serves a folder below a path on a port of its own, on this machine only. `middleware` comes before the
 * files; with `precompressed` the `.gz` beside a file is sent.
 */
export async function serveFolder(folder, { path = "/", port = 0, middleware, precompressed = false } = {}) {
  const app = new Hono();
  if (!precompressed) app.use(compress());
  if (middleware) app.use(middleware);
  app.use(
    `${path}*`,
    serveStatic({ root: folder, precompressed, rewriteRequestPath: (url) => url.slice(path.length - 1) }),
  );
  const server = await new Promise((resolve) => {
    const started = serve({ fetch: app.fetch, hostname: "127.0.0.1", port }, () => resolve(started));
  });
  return {
    port: server.address().port,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
