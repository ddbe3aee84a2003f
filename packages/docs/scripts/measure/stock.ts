import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { redocBundle, redocly } from "../redocly.ts";
import { replaceOnce } from "../replace-once.ts";

/** What `redocly build-docs` makes without any option, except that its script is served beside it and it sends nothing. */
export async function makeStock(spec: string, folder: string): Promise<void> {
  mkdirSync(folder);
  const html = join(folder, "index.html");
  const config = join(folder, "redocly.yaml");
  writeFileSync(config, "telemetry: off\n");
  await redocly("build-docs", spec, "--output", html, "--config", config);
  copyFileSync(redocBundle, join(folder, "redoc.js"));
  const page = readFileSync(html, "utf8");
  const [url = ""] = /https:\/\/cdn\.redocly\.com\/redoc\/[^"]+\.js/.exec(page) ?? [];
  const [imported = ""] = /from "https:\/\/cdn\.redocly\.com\/[^"]+"/.exec(page) ?? [];
  const local = replaceOnce(page, imported, 'from "./redoc.js"').replaceAll(url, "./redoc.js");
  writeFileSync(html, local);
}
