import { serveStatic } from "@hono/node-server/serve-static";
import type { MiddlewareHandler } from "hono";

/** Serves a folder: the built documentation. */
export function docs(root: string): [MiddlewareHandler, MiddlewareHandler] {
  return [correct, serveStatic({ root })];
}

/** What the static files need beside their bytes. */
const correct: MiddlewareHandler = async (c, next) => {
  await next();
  const { path } = c.req;
  const isPage = c.res.headers.get("content-type")?.startsWith("text/html");
  if (c.res.ok && isPage && !path.endsWith("/") && !path.endsWith(".html")) {
    // The index of a folder: its relative links only work below the folder's name.
    await c.res.body?.cancel();
    c.res = undefined; // else its content-length stays
    c.res = new Response(null, { status: 302, headers: { location: `${path}/` } });
  }
  // RFC 9512. Without it browsers download the file instead of showing it.
  if (c.res.ok && /\.ya?ml$/.test(path)) c.res.headers.set("content-type", "application/yaml; charset=UTF-8");
};
