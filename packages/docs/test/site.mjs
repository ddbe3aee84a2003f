import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { serve } from "@hono/node-server";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";
import { root } from "../scripts/redocly.mjs";

const temporary = mkdtempSync(join(tmpdir(), "docs-test-"));
export const removeSites = () => rmSync(temporary, { recursive: true, force: true });

/** Runs the build like a person does; resolves with the folder of the site and with what the build printed. */
export async function buildSite(name, ...options) {
  const out = join(temporary, name);
  const build = [join(root, "scripts/build.mjs"), "--out", out, ...options];
  const { stdout, stderr } = await promisify(execFile)(process.execPath, build);
  return { out, printed: stdout + stderr };
}

/** Serves the folder below a path, on a port of its own. */
export async function serveSite(folder, path) {
  const app = new Hono().use(
    `${path}*`,
    serveStatic({ root: folder, rewriteRequestPath: (url) => url.slice(path.length - 1) }),
  );
  const server = await new Promise((resolve) => {
    const started = serve({ fetch: app.fetch, hostname: "127.0.0.1", port: 0 }, () => resolve(started));
  });
  return { port: server.address().port, close: () => server.close() };
}
