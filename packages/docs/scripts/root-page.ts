import type { Languages } from "../types/site.ts";
import { colorModeScript } from "./color-mode.ts";
import { withPolicy } from "./content-policy.ts";
import { escapeHtml } from "./escape-html.ts";

/** The first page: leads to the language that was chosen before, else to the browser's. Without JavaScript it has links. */
export function rootPage({
  languages,
  withGuides,
  icon,
}: {
  languages: Languages;
  withGuides: boolean;
  icon: string;
}): string {
  const below = withGuides ? "" : "reference/";
  const locales = Object.keys(languages);
  const title = languages.en.api.info.title;
  const script = `(function(){var a=${JSON.stringify(locales)},l;try{l=localStorage.getItem("docs.language")}catch(e){}if(a.indexOf(l)<0){l=a[0];var w=navigator.languages||[navigator.language];for(var i=0;i<w.length;i++){var m=a.filter(function(x){return x.split("-")[0]===w[i].split("-")[0].toLowerCase()})[0];if(m){l=m;break}}}location.replace(l+"/${below}"+location.hash)})()`;
  const links = Object.entries(languages)
    .map(
      ([locale, { name }]) =>
        `<li><a href="${locale}/${below}" lang="${locale}" hreflang="${locale}">${name}</a></li>`,
    )
    .join("\n    ");
  return withPolicy(`<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <title>${escapeHtml(title)}</title>
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <script>${colorModeScript}</script>
  <script>${script}</script>
  <link rel="icon" href="${icon}" type="image/svg+xml">
</head>
<body>
  <main>
  <h1>${escapeHtml(title)}</h1>
  <ul>
    ${links}
  </ul>
  </main>
</body>
</html>
`);
}
