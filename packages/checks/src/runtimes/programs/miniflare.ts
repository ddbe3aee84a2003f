// Starts workerd with a bundled suite, sends it the request that runs the suite, and stops it. Its arguments: the folder
// where miniflare is installed, the one with the bundle and the setup, the name of the suite, and workerd's
// compatibility flags.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { report } from "./report.ts";

const [installed = "", project = "", suite = "", ...compatibilityFlags] = process.argv.slice(2);
const resolve = createRequire(`${installed}/`).resolve;
const { Miniflare } = await import(pathToFileURL(resolve("miniflare")).href);
const { default: setup } = await import(pathToFileURL(`${project}/setup.js`).href);

const contents = readFileSync(`${project}/bundled/${suite}-worker.js`, "utf8");
const miniflare = new Miniflare({
  modules: [{ type: "ESModule", path: "worker.js", contents }],
  compatibilityDate: "2026-01-01",
  compatibilityFlags,
});
try {
  const request = { method: "POST", body: JSON.stringify(setup) };
  // One that ends early: what it has begun must not hold up the next one.
  if (suite === "client") await (await miniflare.dispatchFetch("http://worker/begin", request)).text();
  const response = await miniflare.dispatchFetch("http://worker/", request);
  if (response.status !== 200)
    throw new Error(`workerd responded with ${response.status}: ${await response.text()}`);
  report(await response.json());
} finally {
  await miniflare.dispose();
}
