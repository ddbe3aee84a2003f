import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { isForbidden } from "@ams-vaulting/codegen";
import MiniSearch, { type Options } from "minisearch";
import { indexOptions } from "../assets/search-terms.js";
import type { OrReference, SchemaObject } from "../types/contract-document.ts";
import type { Language, ReadAsset, Search, Words, WriteAsset } from "../types/site.ts";
import type { OpenContract } from "./contract.ts";

/** What the search finds: `url` is relative to the folder of the language. */
interface Found {
  title: string;
  text: string;
  url: string;
  /** Where it is not in a guide. */
  kind?: string;
}

type Searched = Pick<Language, "words" | "pages" | "contract">;

/** Writes the search of a language: its index, and the script that reads it. Both are loaded when somebody searches. */
export function addSearch({
  asset,
  files,
  locale,
  language,
}: {
  asset: WriteAsset;
  files: ReadAsset;
  locale: string;
  language: Searched;
}): Search {
  const index = new MiniSearch<Found>(indexOptions as Options<Found>);
  index.addAll(documents(language).map((document, id) => ({ id, ...document })));
  const library = readFileSync(fileURLToPath(import.meta.resolve("minisearch")), "utf8");
  const withoutMap = library.replace(/\n\/\/# sourceMappingURL=.*\s*$/, "\n");
  const base = (url: string) => url.replace("assets/", "./");
  const terms = asset("search-terms.js", files("search-terms.js"));
  const minisearch = asset("minisearch.js", withoutMap);
  const script = files("search.js")
    .replace('"minisearch"', JSON.stringify(base(minisearch)))
    .replace('"./search-terms.js"', JSON.stringify(base(terms)));
  return {
    script: asset("search.js", script),
    index: asset(`search-${locale}.json`, JSON.stringify(index)),
  };
}

/** What can be found: the sections of the guides, and what the contract names. */
function documents({ words, pages, contract }: Searched): Found[] {
  const sections = pages.flatMap((page) =>
    page.sections.map(({ id, title, text }) => ({
      title: id ? `${page.title}: ${title}` : title,
      text: text.trim().slice(0, 1500),
      url: page.path + (id ? `#${id}` : ""),
    })),
  );
  return [...sections, ...contractDocuments(contract, words)];
}

function contractDocuments({ api, follow, operations }: OpenContract, words: Words): Found[] {
  const found = new Map<string, Found>();
  const add = (title: string, text: string | undefined, route: string) => {
    if (!found.has(title)) found.set(title, { title, text: (text ?? "").trim(), url: `reference/#${route}` });
  };
  for (const operation of operations) {
    const { route } = operation;
    add(`${operation.operationId}: ${operation.summary}`, operation.description, route);
    for (const { code, message, action } of [
      ...(operation["x-result-codes"] ?? []),
      ...(api["x-general-result-codes"] ?? []),
    ])
      add(code, `${message} ${action}`, route);
    for (const { name, description } of [...operation.parameters, ...operation.headers])
      add(name, description, route);
    const visit = (schema: OrReference<SchemaObject> | undefined, seen: Set<SchemaObject>) => {
      const node = follow(schema);
      if (!node || seen.has(node)) return;
      const next = new Set(seen).add(node);
      for (const part of node.oneOf ?? []) visit(part, next);
      for (const [name, property] of Object.entries(node.properties ?? {})) {
        const field = follow(property);
        if (isForbidden(field)) continue;
        const { description, enum: values, "x-extensible-enum": open } = field;
        add(name, [description, ...(values ?? open ?? [])].filter(Boolean).join(" "), route);
        visit(property, next);
      }
      if (node.items) visit(node.items, next);
    };
    visit(operation.request?.schema, new Set());
    visit(operation.response?.schema, new Set());
  }
  return [...found.values()].map((document) => ({
    ...document,
    title: document.title,
    kind: words.reference,
  }));
}
