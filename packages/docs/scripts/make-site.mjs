import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { hashedAssets } from "./hashed-assets.mjs";
import { hashLinks, takeScript, withPolicy } from "./patch-page.mjs";
import { patchRedoc } from "./patch-redoc.mjs";
import { redocBundle, redocly, root } from "./redocly.mjs";
import { replaceOnce } from "./replace-once.mjs";

/** Writes the site of a description into a new folder; what is only on the way there goes into `work`. */
export function makeSite(spec, work, site) {
  mkdirSync(site);

  // The contract itself, to download.
  for (const format of ["yaml", "json"]) {
    redocly(
      "bundle",
      spec,
      "--output",
      join(site, `openapi.${format}`),
      "--skip-decorator",
      "docs/reference",
    );
  }

  // build-docs says nothing when a decorator fails, and bundle does.
  redocly("bundle", spec, "--output", join(work, "openapi.json"));
  redocly("build-docs", spec, "--template", join(root, "template.hbs"), "--output", join(work, "index.html"));

  const asset = hashedAssets(site);
  const own = (name) => readFileSync(join(root, "assets", name), "utf8");
  const bundle = readFileSync(redocBundle, "utf8");
  const redoc = asset("redoc.js", patchRedoc(bundle));
  const redocPage = readFileSync(join(work, "index.html"), "utf8");
  const { page, script } = takeScript(redocPage, bundle, `./${basename(redoc)}`);
  const start = asset("page.js", `${script}\n${own("page.js")}`);

  const replacements = [
    ["</body>", `<script type="module" src="${start}"></script>\n</body>`],
    ['href="theme.css"', `href="${asset("theme.css", own("theme.css"))}"`],
    ['href="favicon.svg"', `href="${asset("favicon.svg", own("favicon.svg"))}"`],
  ];
  const linked = replacements.reduce((text, [from, to]) => replaceOnce(text, from, to), page);
  writeFileSync(join(site, "index.html"), withPolicy(hashLinks(linked)));
}
