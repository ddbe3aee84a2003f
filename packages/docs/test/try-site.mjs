import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { hashedAssets } from "../scripts/hashed-assets.mjs";
import { readLanguages } from "../scripts/languages.mjs";
import { createLayout } from "../scripts/layout.mjs";
import { root } from "../scripts/redocly.mjs";
import { buildTryPage } from "../scripts/try-page.mjs";

const require = createRequire(import.meta.url);

/** Writes the Try pages alone, in the shell of the site: a whole site takes seconds to build. */
export function writeTryPages() {
  const out = mkdtempSync(join(tmpdir(), "docs-try-"));
  const languages = readLanguages(join(root, "../../spec/openapi.yaml"));
  const asset = hashedAssets(out);
  const files = (name) => readFileSync(join(root, "assets", name), "utf8");
  const layout = createLayout({ asset, languages, links: [{ path: "try/", text: "try" }], files });
  for (const [locale, { api }] of Object.entries(languages)) {
    mkdirSync(join(out, locale, "try"), { recursive: true });
    writeFileSync(join(out, locale, "try/index.html"), buildTryPage({ locale, asset, layout, api }));
  }
  return { out, remove: () => rmSync(out, { recursive: true, force: true }) };
}

/** Starts the sandbox's command with a folder to serve; resolves when it has said what a client needs. */
export async function startCommand(docs) {
  const bin = join(
    dirname(require.resolve("@ams-vaulting/sandbox/package.json")),
    "bin/ams-vaulting-sandbox.js",
  );
  const child = spawn(process.execPath, [bin, "--port", "0", "--docs", docs]);
  let printed = "";
  await new Promise((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`The sandbox ended with ${code}: ${printed}`)));
    child.stderr.on("data", (chunk) => (printed += chunk));
    child.stdout.on("data", (chunk) => {
      printed += chunk;
      if (/^AMS_PRIVATE_KEY=.+\n/m.test(printed)) resolve();
    });
  });
  const ended = new Promise((resolve) => child.once("close", resolve));
  const env = Object.fromEntries(
    [...printed.matchAll(/^(AMS_\w+)=(.+)$/gm)].map(([, name, value]) => [name, value]),
  );
  return {
    url: `${new URL(env.AMS_BASE_URL).origin}/`,
    env,
    stop() {
      child.kill();
      return ended;
    },
  };
}
