import type { Guide, Language, Page } from "../types/site.ts";
import { escapeHtml } from "./escape-html.ts";

/** What `layout` needs for a guide: the list of pages, the text, and what is on the page. */
export function guidePage(
  locale: string,
  { words, pages }: Pick<Language, "words" | "pages">,
  page: Guide,
): Page {
  const up = page.path === "" ? "" : "../";
  const index = pages.indexOf(page);
  const link = (other: Guide | undefined, rel: "prev" | "next") =>
    other
      ? `<a rel="${rel}" href="${up}${other.path}">${words[rel === "prev" ? "previous" : "next"]}: ${escapeHtml(other.title)}</a>`
      : "<span></span>";
  const groups = [...new Set(pages.map(({ group }) => group))].map((group) => {
    const items = pages
      .filter((other) => other.group === group)
      .map(
        (other) =>
          `<li><a href="${up}${other.path}"${other === page ? ' aria-current="page"' : ""}>${escapeHtml(other.title)}</a></li>`,
      );
    return `<p>${escapeHtml(words.groups[group])}</p>\n<ul>\n${items.join("\n")}\n</ul>`;
  });
  // The first page shows its diagram in that place.
  const overview = page.path === "";
  const contents = page.headings.map(({ id, text }) => `<li><a href="#${id}">${escapeHtml(text)}</a></li>`);
  const toc =
    contents.length > 1 && !overview
      ? `<nav class="toc" aria-label="${words.onThisPage}"><div><p>${words.onThisPage}</p>\n<ul>\n${contents.join("\n")}\n</ul></div></nav>`
      : "";
  return {
    locale,
    path: page.path,
    title: page.title,
    description: page.description,
    head: `<link rel="alternate" type="text/markdown" href="${up}${page.name}.md">`,
    main: `<div class="guide${overview ? " overview" : ""}">
<nav class="pages" aria-label="${words.pages}"><details data-pages><summary>${words.pages}</summary>
${groups.join("\n")}
</details></nav>
<main id="main" tabindex="-1"><div class="text">
${page.html}
<div class="page-end">${link(pages[index - 1], "prev")}${link(pages[index + 1], "next")}<a href="${up}${page.name}.md">${words.source}</a></div>
</div></main>
${toc}
</div>`,
  };
}
