// Starts workerd with the bundled suite, asks it once, and stops it.
// Its arguments: the folder where miniflare is installed, and the one with the bundle and the setup.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { report } from "./report.ts";

const [installed = "", project = ""] = process.argv.slice(2);
const resolve = createRequire(`${installed}/`).resolve;
const { Miniflare } = await import(pathToFileURL(resolve("miniflare")).href);
const { default: setup } = await import(pathToFileURL(`${project}/setup.js`).href);

const miniflare = new Miniflare({
  modules: [{ type: "ESModule", path: "worker.js", contents: readFileSync(`${project}/worker.js`, "utf8") }],
  compatibilityDate: "2026-01-01",
});
try {
  const response = await miniflare.dispatchFetch("http://worker/", {
    method: "POST",
    body: JSON.stringify(setup),
  });
  if (response.status !== 200)
    throw new Error(`workerd answered ${response.status}: ${await response.text()}`);
  report(await response.json());
} finally {
  await miniflare.dispose();
}
