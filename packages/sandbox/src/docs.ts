import { realpath, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { serveStatic } from "@hono/node-server/serve-static";
import type { MiddlewareHandler } from "hono";

/** Serves a folder: the built documentation. No dotfile, and nothing that a link leads to outside of it. */
export function docs(root: string): [MiddlewareHandler, MiddlewareHandler, MiddlewareHandler] {
  return [onlyPublicFiles(root), correct, serveStatic({ root })];
}

function onlyPublicFiles(root: string): MiddlewareHandler {
  return async (c, next) => {
    if (await isPublic(root, c.req.path)) return next();
    return c.notFound();
  };
}

/** Whether the file at a path of a URL is in the folder, by where it is stored and not by how links name it. */
async function isPublic(root: string, path: string): Promise<boolean> {
  if (leadsAway(path, "/")) return false;
  try {
    const folder = await realpath(root);
    const file = await fileAt(join(folder, path));
    return !leadsAway(relative(folder, file), sep) && (await stat(file)).isFile();
  } catch {
    // It does not exist, or no file can have this name.
    return false;
  }
}

async function fileAt(path: string): Promise<string> {
  const real = await realpath(path);
  return (await stat(real)).isDirectory() ? realpath(join(real, "index.html")) : real;
}

/** To a dotfile, to the folder above, or to another drive of Windows. */
function leadsAway(path: string, separator: string): boolean {
  return path.split(separator).some((name) => name.startsWith(".") || name.endsWith(":"));
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
