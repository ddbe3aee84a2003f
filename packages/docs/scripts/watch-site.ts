import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { watch } from "chokidar";
import type { MiddlewareHandler } from "hono";
import { streamSSE } from "hono/streaming";
import { defaults } from "./build-site.ts";
import { root } from "./redocly.ts";
import { serveFolder } from "./serve.ts";

const script = join(import.meta.dirname, "build.ts");
const reload = `<script src="/_reload.js"></script></body>`;

interface WatchOptions {
  spec?: string;
  port?: number;
  /** What happens, for people. */
  say?: (text: string) => void;
}

interface WatchedSite {
  url: string;
  close(): Promise<void>;
}

/**
 * Builds the site, serves it, and does both again when something that it is made from changes; open pages reload. A build
 * that fails is told, and the last good site stays. Each build is a process of its own, so changed scripts count too.
 */
export async function watchSite({
  spec = defaults.spec,
  port = 0,
  say = () => {},
}: WatchOptions): Promise<WatchedSite> {
  const out = join(mkdtempSync(join(tmpdir(), "docs-dev-")), "site");
  const contract = resolve(spec);
  const pages: Pages = new Set();
  let running: ChildProcess | undefined;
  let again = false;

  const build = () =>
    new Promise<boolean>((done) => {
      const started = Date.now();
      const child = spawn(process.execPath, [script, "--spec", contract, "--out", out], {
        stdio: ["ignore", "ignore", "pipe"],
      });
      running = child;
      let problems = "";
      child.stderr.on("data", (text) => {
        problems += text;
      });
      child.on("close", (code) => {
        say(code === 0 ? `built in ${((Date.now() - started) / 1000).toFixed(1)} s` : problems.trim());
        done(code === 0);
      });
    });
  const rebuild = async (): Promise<void> => {
    if (running && running.exitCode === null) {
      again = true;
      return;
    }
    const good = await build();
    if (again) {
      again = false;
      return rebuild();
    }
    if (good) for (const page of pages) page();
  };

  await build();
  const server = await serveFolder(out, { port, middleware: liveReload(pages) });
  const sources = [contract, join(dirname(contract), "locales"), join(dirname(contract), "samples")];
  const own = ["guides", "assets", "locales", "plugins", "scripts", "try", "redocly.yaml"].map((name) =>
    join(root, name),
  );
  const watcher = watch([...sources, ...own], {
    ignoreInitial: true,
    awaitWriteFinish: { stabilityThreshold: 100 },
  });
  watcher.on("all", rebuild);
  await new Promise<void>((ready) => watcher.once("ready", ready));

  return {
    url: `http://127.0.0.1:${server.port}/`,
    close: async () => {
      await watcher.close();
      running?.kill();
      server.close();
      rmSync(dirname(out), { recursive: true, force: true });
    },
  };
}

/** The pages that are open, each called when there is something new. */
type Pages = Set<() => void>;

/** Puts a script into every page that listens for the next build. It comes from this origin, as the policy wants. */
function liveReload(pages: Pages): MiddlewareHandler {
  return async (c, next) => {
    if (c.req.path === "/_reload.js") {
      c.header("content-type", "text/javascript");
      return c.body('new EventSource("/_reload").onmessage = () => location.reload();');
    }
    if (c.req.path === "/_reload") {
      return streamSSE(c, async (stream) => {
        const changed = () => stream.writeSSE({ data: "changed" });
        pages.add(changed);
        await new Promise<void>((closed) => stream.onAbort(closed));
        pages.delete(changed);
      });
    }
    await next();
    if (!c.res.headers.get("content-type")?.startsWith("text/html")) return;
    const html = await c.res.text();
    const { status } = c.res;
    c.res = undefined;
    c.res = new Response(html.replace("</body>", reload), {
      status,
      headers: { "content-type": "text/html; charset=utf-8" },
    });
  };
}
