import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { stringify } from "yaml";
import type { Language, Languages, ReadAsset, TranslatedLocale } from "../types/site.ts";
import { openContract } from "./contract.ts";
import { guidePage } from "./guide-page.ts";
import { renderGuides } from "./guides.ts";
import { hashedAssets } from "./hashed-assets.ts";
import { readLanguages } from "./languages.ts";
import { createLayout, type TopLink } from "./layout.ts";
import { indexText } from "./llms.ts";
import { root } from "./redocly.ts";
import { redocAsset, referencePage } from "./reference-page.ts";
import { rootPage } from "./root-page.ts";
import { addSearch } from "./search-index.ts";
import { buildTryPage } from "./try-page.ts";

interface Task {
  spec: string;
  /** A folder for what is only on the way to the site. */
  work: string;
  site: string;
  withGuides: boolean;
}

/** Writes the site of a contract into a new folder. */
export async function makeSite({ spec, work, site, withGuides }: Task): Promise<void> {
  const translated = readLanguages(spec);
  mkdirSync(site);
  const asset = hashedAssets(site);
  const files: ReadAsset = (name) => readFileSync(join(root, "assets", name), "utf8");
  const write = (path: string, content: string | Uint8Array) => {
    mkdirSync(dirname(join(site, path)), { recursive: true });
    writeFileSync(join(site, path), content);
  };

  // The contract itself, to download: as it is, comments included, and translated.
  write("openapi.yaml", readFileSync(spec));
  write("openapi.json", `${JSON.stringify(translated.en.api, null, 2)}\n`);
  for (const [locale, { api }] of Object.entries(translated).slice(1)) {
    write(`${locale}/openapi.yaml`, stringify(api, { lineWidth: 110, aliasDuplicateObjects: false }));
    write(`${locale}/openapi.json`, `${JSON.stringify(api, null, 2)}\n`);
  }

  const redoc = redocAsset(asset);
  const complete = async (locale: string, language: TranslatedLocale): Promise<Language> => {
    const contract = openContract(language.api);
    const pages = withGuides ? await renderGuides(locale, { ...language, contract }) : [];
    const search = addSearch({ asset, files, locale, language: { ...language, contract, pages } });
    return { ...language, contract, pages, search };
  };
  const languages: Languages = { en: await complete("en", translated.en) };
  for (const [locale, language] of Object.entries(translated).slice(1))
    languages[locale] = await complete(locale, language);

  const links: TopLink[] = [
    ...(withGuides ? [{ path: "", text: "guides" } as const] : []),
    { path: "reference/", text: "reference" },
    ...(withGuides ? [{ path: "try/", text: "try" } as const] : []),
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
      if (withGuides)
        write(`${locale}/try/index.html`, buildTryPage({ locale, asset, layout, api: language.api }));
    }),
  );
  write("index.html", rootPage({ languages, withGuides, icon: asset("favicon.svg", files("favicon.svg")) }));
  write("llms.txt", indexText(languages, withGuides));
}
