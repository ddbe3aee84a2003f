import { execFile } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { folderOf } from "./workspace.ts";

/** A built site, as text. */
export interface Site {
  /** The page and its scripts, which hold the description that is rendered in the browser. */
  readonly page: string;
  /** The contract that is offered for download. */
  // biome-ignore lint/suspicious/noExplicitAny: any JSON document
  readonly contract: any;
}

/** Builds the reference of a contract into a folder. */
export async function buildDocs(spec: string, out: string): Promise<Site> {
  const script = join(folderOf("docs"), "scripts/build.ts");
  await promisify(execFile)(process.execPath, [script, "--spec", spec, "--out", out]);
  const scripts = (await readdir(join(out, "assets"))).filter((name) => /^page-.*\.js$/.test(name));
  const files = ["en/reference/index.html", ...scripts.map((name) => join("assets", name))];
  const texts = await Promise.all(files.map((name) => readFile(join(out, name), "utf8")));
  return {
    page: texts.join("\n"),
    contract: JSON.parse(await readFile(join(out, "openapi.json"), "utf8")),
  };
}
