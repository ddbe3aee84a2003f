import type { Language, Languages, Layout, ReadAsset, WriteAsset } from "../types/site.ts";
import { colorModeScript } from "./color-mode.ts";
import { withPolicy } from "./content-policy.ts";
import { ensure } from "./ensure.ts";
import { escapeHtml } from "./escape-html.ts";

/** An entry of the top bar. */
export interface TopLink {
  path: string;
  text: "guides" | "reference" | "try";
}

interface LayoutOptions {
  asset: WriteAsset;
  files: ReadAsset;
  languages: Languages<Shown>;
  links: TopLink[];
}
type Shown = Pick<Language, "name" | "words" | "search">;

/**
 * The shell that every page has in common: top bar, language switch, colours, policy.
 *
 * URLs in `head` and `main` are relative to the page: `"../".repeat(depth) + asset(…)` with `depth` of `path`.
 */
export function createLayout({ asset, languages, links, files }: LayoutOptions): Layout {
  // In the page: a file of its own would keep the first paint waiting for another round trip.
  const css = files("site.css");
  const script = asset("shell.js", files("shell.js"));
  const icon = asset("favicon.svg", files("favicon.svg"));

  return function layout({ locale, path, title, description, head = "", main }) {
    const language = ensure(languages[locale], `language ${locale}`);
    const { words } = language;
    const up = toRoot(path);
    const home = `${up}${locale}/`;
    const others = Object.entries(languages).filter(([other]) => other !== locale);
    const current = links.findLast((link) => path.startsWith(link.path));
    const navigation = links
      .map(
        (link) =>
          `<a href="${home}${link.path}"${link === current ? ' aria-current="true"' : ""}>${escapeHtml(words[link.text])}</a>`,
      )
      .join("\n        ");
    const switches = others
      .map(
        ([other, { name }]) =>
          `<a class="language" href="${up}${other}/${path}" lang="${other}" hreflang="${other}" data-language="${other}">${name}</a>`,
      )
      .join("\n      ");
    const alternates = Object.keys(languages)
      .map((other) => `<link rel="alternate" hreflang="${other}" href="${up}${other}/${path}">`)
      .join("\n  ");
    const fullTitle = path === "" ? words.site : `${title} · ${words.site}`;
    const page = `<!DOCTYPE html>
<html lang="${locale}">
<head>
  <meta charset="utf-8">
  <title>${escapeHtml(fullTitle)}</title>
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="description" content="${escapeHtml(description)}">
  <meta name="color-scheme" content="light dark">
  <script>${colorModeScript}</script>
  <link rel="icon" href="${up}${icon}" type="image/svg+xml">
  ${alternates}
  <style>
${css}</style>
  <script type="module" src="${up}${script}"></script>
  ${head}
</head>
<body>
  <a class="skip" href="#${main.includes('id="api-content"') ? "api-content" : "main"}">${escapeHtml(words.skip)}</a>
  <header class="bar">
    <a class="home" href="${home}">${escapeHtml(words.site)}</a>
    <nav class="bar-links" aria-label="${escapeHtml(words.siteNavigation)}">
        ${navigation}
    </nav>
    <div class="bar-tools">
      <button type="button" class="search-button" ${searchData(language, up, home)} hidden><span>${escapeHtml(words.search)}</span> <kbd aria-hidden="true">Ctrl K</kbd></button>
      ${switches}
      <button type="button" class="theme-button" data-theme hidden aria-label="${escapeHtml(words.colours)}"><svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d="M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm0 1.5v11a5.5 5.5 0 0 1 0-11Z" fill="currentColor"/></svg></button>
    </div>
  </header>
${/<main[ >]/.test(main) ? main : `<main id="main" tabindex="-1">\n${main}\n</main>`}
</body>
</html>
`;
    return withPolicy(page, { inlineStyles: /<style[ >]/.test(head) });
  };
}

/** Where the page's script finds the search, its index, and what the results are relative to. */
function searchData({ words, search }: Shown, up: string, home: string): string {
  const labels = { placeholder: words.searchPlaceholder, nothing: words.searchNothing, close: words.close };
  return `data-search="${up}${search.script}" data-index="${up}${search.index}" data-home="${home}" data-words="${escapeHtml(JSON.stringify({ search: words.search, ...labels }))}"`;
}

/** From a page to the root of the site: each folder of the path, and the language's, is one level. */
export const toRoot = (path: string): string => "../".repeat(path.split("/").length);
