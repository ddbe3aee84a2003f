import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { hashedAssets } from "./hashed-assets.mjs";
import { hashLinks, takeScript, withPolicy } from "./patch-page.mjs";
import { patchRedoc } from "./patch-redoc.mjs";
import { redocBundle, redocly, root } from "./redocly.mjs";
import { replaceOnce } from "./replace-once.mjs";

const { values } = parseArgs({ options: { spec: { type: "string" }, out: { type: "string" } } });
const spec = resolve(values.spec ?? join(root, "../../spec/openapi.yaml"));
const out = resolve(values.out ?? join(root, "dist"));
const work = mkdtempSync(join(tmpdir(), "docs-"));

try {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });

  // The contract itself, to download.
  for (const format of ["yaml", "json"]) {
    redocly("bundle", spec, "--output", join(out, `openapi.${format}`), "--skip-decorator", "docs/reference");
  }

  // build-docs says nothing when a decorator fails, and bundle does.
  redocly("bundle", spec, "--output", join(work, "openapi.json"));
  redocly("build-docs", spec, "--template", join(root, "template.hbs"), "--output", join(work, "index.html"));

  const asset = hashedAssets(out);
  const file = (name) => readFileSync(join(root, "assets", name), "utf8");
  const bundle = readFileSync(redocBundle, "utf8");
  const taken = takeScript(
    readFileSync(join(work, "index.html"), "utf8"),
    bundle,
    `./${asset("redoc.js", patchRedoc(bundle)).split("/").at(-1)}`,
  );
  const script = asset("page.js", `${taken.script}\n${file("page.js")}`);
  let page = replaceOnce(taken.page, "</body>", `<script type="module" src="${script}"></script>\n</body>`);
  page = replaceOnce(page, 'href="theme.css"', `href="${asset("theme.css", file("theme.css"))}"`);
  page = replaceOnce(page, 'href="favicon.svg"', `href="${asset("favicon.svg", file("favicon.svg"))}"`);
  writeFileSync(join(out, "index.html"), withPolicy(hashLinks(page)));
} finally {
  rmSync(work, { recursive: true, force: true });
}
