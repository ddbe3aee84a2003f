import hljs from "highlight.js/lib/common";
import MarkdownIt, { type Token } from "markdown-it";
import type { RenderedMarkdown, Words } from "../types/site.ts";
import { renderDiagram } from "./diagram.ts";
import { ensure } from "./ensure.ts";
import { escapeHtml } from "./escape-html.ts";

interface Guide {
  name: string;
  words: Words;
  /** A link as it is written, relative to the page. */
  href: (link: string) => string;
}

/**
 * One guide page as HTML.
 *
 * Links are written as they stand in the folder of the guides (`keys.md#rotation`, `reference/`), so that they work in the
 * Markdown that is served beside the page too; `href(link)` makes them relative to the page. Each heading below the title
 * has an id of its own, `## Rotation {#rotation}`: the anchors are the same in every language.
 */
export function renderMarkdown(text: string, { name, words, href }: Guide): RenderedMarkdown {
  const markdown = new MarkdownIt({ html: true, typographer: false });
  const headings: (RenderedMarkdown["headings"][number] & { level: number })[] = [];
  const sections: RenderedMarkdown["sections"] = [];
  let current = "";

  markdown.renderer.rules.fence = (tokens, index) => {
    const { content, info } = token(tokens, index);
    const [language = "", ...flags] = info.trim().split(/\s+/);
    if (language === "mermaid") return renderDiagram(content, `${name}-${index}`);
    const known = hljs.getLanguage(language);
    const code = known ? hljs.highlight(content, { language }).value : escapeHtml(content);
    const wrap = flags.includes("wrap") ? ' class="long"' : "";
    return `<div class="code"><pre tabindex="0"${wrap}><code>${code.trimEnd()}</code></pre><button type="button" data-copy data-copied="${words.copied}" hidden>${words.copy}</button></div>\n`;
  };
  markdown.renderer.rules.table_open = () =>
    `<div class="table" role="group" tabindex="0" aria-label="${escapeHtml(`${words.tableScrolls}: ${current}`)}"><table>`;
  markdown.renderer.rules.table_close = () => "</table></div>\n";
  markdown.renderer.rules.th_open = () => '<th scope="col">';
  markdown.renderer.rules.heading_open = (tokens, index) => {
    const inline = token(tokens, index + 1);
    const level = Number(token(tokens, index).tag.slice(1));
    const id = takeId(inline);
    current = plainText(inline);
    if (level === 1) return "<h1>";
    if (!id) throw new Error(`${name}: the heading "${current}" has no {#id}.`);
    headings.push({ level, id, text: current });
    return `<h${level} id="${id}">`;
  };
  markdown.renderer.rules.heading_close = (tokens, index) => {
    const { tag } = token(tokens, index);
    if (tag === "h1") return "</h1>\n";
    const { id, text } = ensure(headings.at(-1), "heading");
    const label = escapeHtml(`${words.linkTo}: ${text}`);
    return `<a class="anchor" href="#${id}" aria-label="${label}">#</a></${tag}>\n`;
  };
  markdown.renderer.rules.link_open = (tokens, index, options, _env, self) => {
    const link = token(tokens, index);
    const target = String(link.attrGet("href"));
    if (!/^(https?:|#|mailto:)/.test(target)) link.attrSet("href", href(target));
    return self.renderToken(tokens, index, options);
  };

  const tokens = markdown.parse(text, {});
  const html = markdown.renderer.render(tokens, markdown.options, {});
  for (const [index, { type, info, content }] of tokens.entries()) {
    const section = sections.at(-1);
    if (type === "heading_open") {
      const inline = token(tokens, index + 1);
      const known = headings.find((heading) => heading.text === plainText(inline));
      sections.push({ id: known?.id ?? "", title: plainText(inline), text: "" });
    } else if (section && tokens[index - 1]?.type !== "heading_open") {
      if (type === "inline") section.text += ` ${plainText(token(tokens, index))}`;
      if (type === "fence" && !info.startsWith("mermaid")) section.text += ` ${content}`;
    }
  }
  const lead = tokens.findIndex(({ type }) => type === "paragraph_open");
  return {
    title: ensure(sections[0], `title of ${name}`).title,
    description: plainText(token(tokens, lead + 1)),
    html,
    headings: headings.filter(({ level }) => level === 2),
    sections,
  };
}

const token = (tokens: Token[], index: number): Token => ensure(tokens[index], `token ${index}`);

const plainText = (inline: Token): string =>
  (inline.children ?? [])
    .map(({ type, content }) =>
      type === "softbreak" || type === "hardbreak" ? " " : type.startsWith("html") ? "" : content,
    )
    .join("")
    .trim();

/** Takes ` {#id}` off the end of a heading. */
function takeId(inline: Token): string | undefined {
  const last = inline.children?.at(-1);
  const found = /\s*\{#([a-z0-9-]+)\}$/.exec(last?.content ?? "");
  if (!last || !found) return undefined;
  last.content = last.content.slice(0, found.index);
  return found[1];
}
