import { type Document, isMap, isNode, isSeq, LineCounter, parseDocument, type Scalar } from "yaml";
import type { ContractDocument } from "../types/contract-document.ts";
import { blocksOf, contractTexts } from "./contract-texts.ts";

/** A file, with the name that messages show. */
interface Source {
  file: string;
  text: string;
}

/** The translation of one paragraph. */
interface Entry {
  text: string;
  english: string;
  /** Where it stands in the catalogue. */
  at: string;
  used: boolean;
}

/** The translated description as plain data, and sentences. */
interface Translation {
  api: ContractDocument;
  problems: string[];
}

/** Lines are wrapped anew when a text is edited; that alone makes no other text. */
const keyOf = (text: string): string => text.trim().replaceAll(/\s+/g, " ");

/**
 * The contract in another language. The catalogue is a list of pairs `{ en, [locale] }`, one for each paragraph of the
 * contract. Nothing is skipped: a paragraph without a translation, and a pair whose English is gone, are problems, each
 * with the file, the line and the column where it stands.
 */
export function translate(contract: Source, catalogue: Source, locale: string): Translation {
  const problems: string[] = [];
  const entries = readCatalogue(catalogue, locale, problems);
  const lines = new LineCounter();
  const document = parse(contract, lines);
  const report = (offset: number, message: string) =>
    problems.push(`${place(contract.file, lines, offset)} ${message}`);

  const inLocale = (node: Scalar<string>) => {
    let from = startOf(node);
    let result = node.value;
    for (const block of blocksOf(node.value).toReversed()) {
      if (!block.isProse) continue;
      const entry = entries.get(keyOf(block.text));
      if (entry) {
        entry.used = true;
        result = result.slice(0, block.start) + entry.text + result.slice(block.end);
      } else {
        from = placeOf(contract.text, node, block.text);
        report(from, `No ${locale} text for ${quote(block.text)}. Add it to ${catalogue.file}.`);
      }
    }
    return result;
  };

  const tags = tagsOf(document);
  for (const node of [...contractTexts(document.contents)]) {
    const translated = inLocale(node);
    const tag = tags.find((candidate) => candidate.get("name", true) === node);
    if (tag) tag.set("x-displayName", translated);
    else node.value = translated;
  }
  for (const { used, at, english } of entries.values()) {
    if (!used)
      problems.push(`${at} The contract says nowhere ${quote(english)}. Remove this stale ${locale} text.`);
  }
  return { api: document.toJS({ maxAliasCount: -1 }), problems: problems.toSorted(byPlace) };
}

/** The tags of a description. */
function tagsOf(document: Document) {
  const tags = document.get("tags");
  return isSeq(tags) ? tags.items.filter(isMap) : [];
}

function readCatalogue(catalogue: Source, locale: string, problems: string[]): Map<string, Entry> {
  const lines = new LineCounter();
  const entries = new Map<string, Entry>();
  const { contents } = parse(catalogue, lines);
  for (const item of isSeq(contents) ? contents.items : []) {
    const at = place(catalogue.file, lines, startOf(item));
    const english = isMap(item) ? (item.get("en") as unknown) : undefined;
    const text = isMap(item) ? (item.get(locale) as unknown) : undefined;
    if (typeof english !== "string" || typeof text !== "string" || text.trim() === "")
      problems.push(`${at} An entry is a pair of "en" and "${locale}".`);
    else if (entries.has(keyOf(english))) problems.push(`${at} ${quote(english)} is translated twice.`);
    else entries.set(keyOf(english), { text: text.trim(), english, at, used: false });
  }
  return entries;
}

function parse({ file, text }: Source, lines: LineCounter) {
  const document = parseDocument(text, { lineCounter: lines });
  const [error] = document.errors;
  if (error) throw new Error(`${place(file, lines, error.pos[0])} ${error.message}`);
  return document;
}

/** Where a paragraph of a text begins in the file. */
function placeOf(source: string, node: Scalar, block: string): number {
  const [start, end] = node.range ?? [0];
  const words = /^\S{1,40}(?: \S{1,20})?/.exec(block)?.[0] ?? "";
  const found = source.slice(start, end).indexOf(words);
  return start + Math.max(found, 0);
}

const startOf = (node: unknown): number => (isNode(node) ? (node.range?.[0] ?? 0) : 0);

function place(file: string, lines: LineCounter, offset: number): string {
  const { line, col } = lines.linePos(offset);
  return `${file}:${line}:${col}`;
}

const quote = (text: string): string =>
  JSON.stringify(text.length > 80 ? `${keyOf(text).slice(0, 79)}…` : keyOf(text));

const byPlace = (a: string, b: string): number => a.localeCompare(b, "en", { numeric: true });
