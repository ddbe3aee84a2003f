import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const require = createRequire(import.meta.url);
/** The version of msw that this run is about: vitest.msw2.config.ts sets it. */
const msw = process.env.MSW_PACKAGE ?? "msw";

export interface Site {
  url: string;
  close(): Promise<unknown>;
}

/** Bundles page.ts and serves it on this machine, with the worker script of msw's own package beside it. */
export async function serveSite(): Promise<Site> {
  const files = new Map([
    ["/", { type: "text/html", body: '<!doctype html><script type="module" src="/page.js"></script>' }],
    [
      "/mockServiceWorker.js",
      {
        type: "text/javascript",
        body: await readFile(require.resolve(`${msw}/mockServiceWorker.js`), "utf8"),
      },
    ],
    ...(await bundle()).map(({ name, text }) => [name, { type: "text/javascript", body: text }] as const),
  ]);
  const server = createServer(({ url = "" }, response) => {
    const file = files.get(url);
    response.writeHead(file ? 200 : 404, { "content-type": file?.type ?? "text/plain" });
    response.end(file?.body);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close() {
      server.closeAllConnections();
      return new Promise((closed) => server.close(closed));
    },
  };
}

/** As a consumer's bundler does it: what is loaded on demand becomes a file of its own. */
async function bundle(): Promise<{ name: string; text: string }[]> {
  const outdir = "/out";
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("page.ts", import.meta.url))],
    bundle: true,
    splitting: true,
    format: "esm",
    target: "es2022",
    platform: "browser",
    alias: msw === "msw" ? {} : { msw },
    outdir,
    write: false,
    logLevel: "silent",
  });
  return outputFiles.map(({ path, text }) => ({ name: path.slice(outdir.length), text }));
}
