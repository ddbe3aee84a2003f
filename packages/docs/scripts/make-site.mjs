import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { stringify } from "yaml";
import { openContract } from "./contract.mjs";
import { guidePage } from "./guide-page.mjs";
import { renderGuides } from "./guides.mjs";
import { hashedAssets } from "./hashed-assets.mjs";
import { readLanguages } from "./languages.mjs";
import { createLayout } from "./layout.mjs";
import { indexText } from "./llms.mjs";
import { root } from "./redocly.mjs";
import { redocAsset, referencePage } from "./reference-page.mjs";
import { rootPage } from "./root-page.mjs";
import { addSearch } from "./search-index.mjs";

const tryPage = fileURLToPath(new URL("try-page.mjs", import.meta.url));

/** Writes the site of a contract into a new folder; what is only on the way there goes into `work`. */
export async function makeSite({ spec, work, site, withGuides }) {
  const languages = readLanguages(spec);
  mkdirSync(site);
  const asset = hashedAssets(site);
  const files = (name) => readFileSync(join(root, "assets", name), "utf8");
  const write = (path, content) => {
    mkdirSync(dirname(join(site, path)), { recursive: true });
    writeFileSync(join(site, path), content);
  };

  // The contract itself, to download: as it is, comments included, and translated.
  write("openapi.yaml", readFileSync(spec));
  write("openapi.json", `${JSON.stringify(languages.en.api, null, 2)}\n`);
  for (const [locale, { api }] of Object.entries(languages).slice(1)) {
    write(`${locale}/openapi.yaml`, stringify(api, { lineWidth: 110, aliasDuplicateObjects: false }));
    write(`${locale}/openapi.json`, `${JSON.stringify(api, null, 2)}\n`);
  }

  const redoc = redocAsset(asset);
  for (const [locale, language] of Object.entries(languages)) {
    language.contract = openContract(language.api);
    language.pages = withGuides ? await renderGuides(locale, language) : [];
    language.search = addSearch({ asset, files, locale, language });
  }

  const hasTry = withGuides && existsSync(tryPage);
  const links = [
    ...(withGuides ? [{ path: "", text: "guides" }] : []),
    { path: "reference/", text: "reference" },
    ...(hasTry ? [{ path: "try/", text: "try" }] : []),
  ];
  const layout = createLayout({ asset, languages, links, files });

  await Promise.all(
    Object.entries(languages).map(async ([locale, language]) => {
      for (const page of language.pages) {
        write(`${locale}/${page.path}index.html`, layout(guidePage(locale, language, page)));
        write(`${locale}/${page.name}.md`, page.markdown);
      }
      write(
        `${locale}/reference/index.html`,
        layout(await referencePage({ locale, language, languages, work, asset, files, redoc })),
      );
      if (hasTry) {
        const { buildTryPage } = await import(tryPage);
        write(`${locale}/try/index.html`, await buildTryPage({ locale, asset, layout, api: language.api }));
      }
    }),
  );
  write("index.html", rootPage({ languages, withGuides, icon: asset("favicon.svg", files("favicon.svg")) }));
  write("llms.txt", indexText(languages, hasTry));
}
