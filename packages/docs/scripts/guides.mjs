import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readChanges } from "./changes.mjs";
import { clientDefaults } from "./client-defaults.mjs";
import { keyMistakes } from "./key-mistakes.mjs";
import { renderMarkdown } from "./markdown.mjs";
import { fillPlaceholders } from "./placeholders.mjs";
import { root } from "./redocly.mjs";
import { contractTables } from "./tables.mjs";
import { workedExample } from "./worked-example.mjs";

/** The pages in their order, by group. Each is `guides/<locale>/<name>.md` in every language. */
const groups = {
  start: ["index", "getting-started"],
  protocol: ["messages", "signing", "results", "waiting", "keys"],
  testing: ["testing"],
  runtimes: ["node", "bun", "deno", "workers", "nextjs", "commonjs", "proxy", "keep-alive"],
  about: ["differences", "changelog"],
};

/** Renders every guide of a language: `[{ name, path, group, title, description, html, headings, sections, markdown }]`. */
export async function renderGuides(locale, { words, contract }) {
  const example = await workedExample(contract);
  const mistakes = await keyMistakes(words, example);
  const tables = contractTables(contract, words);
  const blocks = {
    table: (name) => (name === "key-mistakes" ? mistakes : tables[name]?.()),
    example: (name) => example.blocks[name],
    code: (name) => fence(join(root, "guides/code", name)),
    file: (name) => fence(join(root, "../..", name)),
    changelog: () => readChanges(words),
  };
  const values = guideValues(contract);

  return Object.entries(groups).flatMap(([group, names]) =>
    names.map((name) => {
      const file = `packages/docs/guides/${locale}/${name}.md`;
      const text = readFileSync(join(root, "../..", file), "utf8");
      const markdown = fillPlaceholders(text, file, { blocks, values });
      const path = name === "index" ? "" : `${name}/`;
      const href = (link) => linkFrom(path, link, file, Object.values(groups).flat());
      return { name, path, group, markdown, ...renderMarkdown(markdown, { name, words, href }) };
    }),
  );
}

/** What a sentence can name: `{{ polling.field }}`. */
function guideValues({ operations: [operation], follow }) {
  const { field, pending, final } = operation["x-polling"];
  const list = (values) => values.map((value) => `\`${value}\``).join(", ");
  return {
    ...clientDefaults(),
    "operation.path": operation.path,
    "operation.id": operation.operationId,
    "operation.route": operation.route,
    "operation.correlation": operation["x-correlation"],
    "polling.field": `\`${field}\``,
    "polling.pending": list(pending),
    "polling.final": list(final),
    "example.id": follow(Object.values(operation.request.examples)[0]).value[operation["x-correlation"]],
  };
}

/** Links in a guide are written as from the folder of the language. */
function linkFrom(path, link, file, names) {
  const [, target, anchor] = /^([^#]*)(#.*)?$/.exec(link);
  const up = path === "" ? "" : "../";
  const page = /^([\w-]+)\.md$/.exec(target)?.[1];
  if (page && !names.includes(page)) throw new Error(`${file} links to ${target}, which is no guide.`);
  const folder = page === "index" ? "" : page ? `${page}/` : target;
  return `${up}${folder}${anchor ?? ""}` || "./";
}

/** A whole file as a block of code. */
function fence(file) {
  const language = { ts: "ts", mjs: "js", cjs: "js", sh: "sh", json: "json" }[file.split(".").at(-1)];
  return `\`\`\`${language}\n${readFileSync(file, "utf8").trim()}\n\`\`\``;
}
