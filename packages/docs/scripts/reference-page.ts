import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Language, Languages, Page, ReadAsset, WriteAsset } from "../types/site.ts";
import { openContract } from "./contract.ts";
import { escapeHtml } from "./escape-html.ts";
import { takePage } from "./patch-page.ts";
import { patchRedoc } from "./patch-redoc.ts";
import { redocBundle, redocly, root, writeConfig } from "./redocly.ts";
import { staticReference } from "./static-reference.ts";

interface Parts {
  locale: string;
  language: Language;
  languages: Languages;
  /** A folder for what is only on the way. */
  work: string;
  asset: WriteAsset;
  files: ReadAsset;
  /** The address of Redoc's script. */
  redoc: string;
}

/** Redoc's own script, once for all languages. */
export const redocAsset = (asset: WriteAsset): string =>
  asset("redoc.js", patchRedoc(readFileSync(redocBundle, "utf8")));

/**
 * What `layout` needs for the reference of a language: Redoc's page as it was rendered in advance, below it every operation
 * as plain HTML, and a small script that loads Redoc when somebody needs it.
 */
export async function referencePage({
  locale,
  language,
  languages,
  work,
  asset,
  files,
  redoc,
}: Parts): Promise<Page> {
  const { words, api, redoc: labels } = language;
  const source = join(work, `source-${locale}.json`);
  const config = writeConfig(join(work, `redocly-${locale}.yaml`), locale);
  const decorated = join(work, `decorated-${locale}.json`);
  const html = join(work, `redoc-${locale}.html`);
  writeFileSync(source, JSON.stringify(api));
  const template = join(root, "template.hbs");
  // build-docs says nothing when a decorator fails, and bundle does.
  await Promise.all([
    redocly("bundle", source, "--output", decorated, "--config", config),
    redocly("build-docs", source, "--template", template, "--output", html, "--config", config),
  ]);

  const bundle = readFileSync(redocBundle, "utf8");
  const page = takePage(readFileSync(html, "utf8"), { bundle, bundleUrl: `./${basename(redoc)}`, labels });
  const start = asset(
    `page-${locale}.js`,
    `globalThis.redocLabels = ${JSON.stringify(labels)};\n${page.script}\n${files("redoc-page.js")}`,
  );
  const up = "../../";
  // The other languages' addresses of the same section, in the order of the headings.
  const sections = Object.fromEntries(
    Object.entries(languages).map(
      ([
        other,
        {
          api: { info },
        },
      ]) => [other, headingRoutes(info.description)],
    ),
  );
  const operations = staticReference(openContract(JSON.parse(readFileSync(decorated, "utf8"))), words);
  return {
    locale,
    path: "reference/",
    title: words.reference,
    description: api.info.summary ?? api.info.title,
    head: `${page.style}
  <style>
${files("theme.css")}</style>
  <script type="module" src="${up}${asset("reference.js", files("reference.js"))}"></script>`,
    main: `<div class="reference" id="reference" data-start="${up}${start}" data-sections="${escapeHtml(JSON.stringify(sections))}">
${page.body}
<div class="static-reference" lang="${locale}" role="region" aria-label="${escapeHtml(words.static.title)}">
<p class="loading" role="status" hidden>${escapeHtml(words.loadingReference)}</p>
${operations}
</div>
</div>`,
  };
}

/** Redoc's addresses of the headings of a description. */
const headingRoutes = (text = ""): string[] =>
  [...text.matchAll(/^# (.+)$/gm)].map(
    ([, heading = ""]) => `/section/${heading.trim().toLowerCase().replaceAll(/\s+/g, "-")}`,
  );
