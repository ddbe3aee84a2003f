import { readFileSync } from "node:fs";
import { extname, join } from "node:path";
import type { Guide, Language } from "../types/site.ts";
import { readChanges } from "./changes.ts";
import { clientDefaults } from "./client-defaults.ts";
import { explainedOperation, type OpenContract } from "./contract.ts";
import { ensure } from "./ensure.ts";
import { keyMistakes } from "./key-mistakes.ts";
import { renderMarkdown } from "./markdown.ts";
import { type Fillings, fillPlaceholders } from "./placeholders.ts";
import { root } from "./redocly.ts";
import { contractTables } from "./tables.ts";
import { workedExample } from "./worked-example.ts";

/** The pages in their order, by group. Each is `guides/<locale>/<name>.md` in every language. */
const groups: Record<Guide["group"], string[]> = {
  start: ["index", "getting-started"],
  protocol: ["messages", "signing", "results", "waiting", "keys"],
  testing: ["testing"],
  runtimes: ["node", "bun", "deno", "workers", "nextjs", "commonjs", "proxy", "keep-alive"],
  about: ["differences", "changelog"],
};

const groupNames = Object.keys(groups) as (keyof typeof groups)[];

/** Renders every guide of a language. */
export async function renderGuides(
  locale: string,
  { words, contract }: Pick<Language, "words" | "contract">,
): Promise<Guide[]> {
  const example = await workedExample(contract);
  const mistakes = await keyMistakes(words, example);
  const tables = contractTables(contract, words);
  const blocks: Fillings["blocks"] = {
    table: (name) => (name === "key-mistakes" ? mistakes : tables[name]?.()),
    example: (name) => example.blocks[name],
    code: (name) => fence(join(root, "guides/code", name)),
    file: (name) => fence(join(root, "../..", name)),
    changelog: () => readChanges(words),
  };
  const values = guideValues(contract);

  return groupNames.flatMap((group) =>
    groups[group].map((name) => {
      const file = `packages/docs/guides/${locale}/${name}.md`;
      const text = readFileSync(join(root, "../..", file), "utf8");
      const markdown = fillPlaceholders(text, file, { blocks, values });
      const path = name === "index" ? "" : `${name}/`;
      const href = (link: string) => linkFrom(path, link, file, Object.values(groups).flat());
      return { name, path, group, markdown, ...renderMarkdown(markdown, { name, words, href }) };
    }),
  );
}

/** What a sentence can name: `{{ polling.field }}`. */
function guideValues(contract: OpenContract): Fillings["values"] {
  const { correlation, polling, requests, ...operation } = explainedOperation(contract);
  const { field, pending, final } = polling;
  const list = (values: string[]) => values.map((value) => `\`${value}\``).join(", ");
  return {
    ...clientDefaults(),
    "operation.path": operation.path,
    "operation.id": operation.operationId,
    "operation.route": operation.route,
    "operation.correlation": correlation,
    "polling.field": `\`${field}\``,
    "polling.pending": list(pending),
    "polling.final": list(final),
    "example.id": String(ensure(Object.values(requests)[0], "example").value[correlation]),
  };
}

/** Links in a guide are written as from the folder of the language. */
function linkFrom(path: string, link: string, file: string, names: string[]): string {
  const [, target = "", anchor] = /^([^#]*)(#.*)?$/.exec(link) ?? [];
  const up = path === "" ? "" : "../";
  const page = /^([\w-]+)\.md$/.exec(target)?.[1];
  if (page && !names.includes(page)) throw new Error(`${file} links to ${target}, which is no guide.`);
  const folder = page === "index" ? "" : page ? `${page}/` : target;
  return `${up}${folder}${anchor ?? ""}` || "./";
}

/** A whole file as a block of code. */
function fence(file: string): string {
  const languages: Record<string, string> = { ts: "ts", mjs: "js", cjs: "js", sh: "sh", json: "json" };
  const language = languages[extname(file).slice(1)];
  return `\`\`\`${language}\n${readFileSync(file, "utf8").trim()}\n\`\`\``;
}
