import { renderMermaidSVG } from "beautiful-mermaid";
import { escapeHtml } from "./escape-html.ts";

/**
 * A Mermaid diagram as SVG in the page. Lines `%% title: …` and `%% desc: …` say the same in words, for people who do not
 * see it. The picture's own styles name a web font and are left out: the site's style sheet sets its colours.
 */
export function renderDiagram(source: string, name: string): string {
  const words: { title?: string; desc?: string } = Object.fromEntries(
    [...source.matchAll(/^\s*%% (title|desc): (.+)$/gm)].map(([, key, text]) => [key, text]),
  );
  if (!words.title || !words.desc)
    throw new Error(`A diagram of ${name} has no "%% title:" or no "%% desc:".`);
  const id = `diagram-${name}`;
  const svg = renderMermaidSVG(source.replaceAll(/^\s*%% .*\n/gm, ""))
    .replace(/<style>[\s\S]*?<\/style>/, "")
    .replaceAll(/ style="[^"]*"/g, "")
    .replaceAll("seq-arrow", `${id}-arrow`)
    .replaceAll(/ data-[\w-]+="[^"]*"/g, "")
    .replace(/<svg /, `<svg role="img" aria-labelledby="${id}-title ${id}-desc" `)
    .replace(
      />/,
      `><title id="${id}-title">${escapeHtml(words.title)}</title><desc id="${id}-desc">${escapeHtml(words.desc)}</desc>`,
    );
  if (/url\(['"]?http|@import/.test(svg))
    throw new Error(`The diagram of ${name} asks another host for something.`);
  return `<figure tabindex="0">${svg}<figcaption>${escapeHtml(words.title)}</figcaption></figure>\n`;
}
