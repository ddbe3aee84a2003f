import { LineCounter, parseDocument } from "yaml";
import { blocksOf, contractTexts } from "./contract-texts.mjs";

/** Lines are wrapped anew when a text is edited; that alone makes no other text. */
const keyOf = (text) => text.trim().replaceAll(/\s+/g, " ");

/**
 * The contract in another language. The catalogue is a list of pairs `{ en, [locale] }`, one for each paragraph of the
 * contract. Nothing is skipped: a paragraph without a translation, and a pair whose English is gone, are problems, each
 * with the file, the line and the column where it stands.
 *
 * @param contract `{ file, text }` of the contract, and of the catalogue
 * @returns `{ api, problems }`: the translated description as plain data, and sentences
 */
export function translate(contract, catalogue, locale) {
  const problems = [];
  const entries = readCatalogue(catalogue, locale, problems);
  const lines = new LineCounter();
  const document = parse(contract, lines);
  const report = (offset, message) => problems.push(`${place(contract.file, lines, offset)} ${message}`);

  const inLocale = (node) => {
    let from = node.range[0];
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

  const tags = new Set(document.get("tags")?.items.map((tag) => tag.get("name", true)));
  for (const node of [...contractTexts(document.contents)]) {
    const translated = inLocale(node);
    if (!tags.has(node)) node.value = translated;
    else
      document
        .get("tags")
        .items.find((tag) => tag.get("name", true) === node)
        .set("x-displayName", translated);
  }
  for (const { used, at, english } of entries.values()) {
    if (!used)
      problems.push(`${at} The contract says nowhere ${quote(english)}. Remove this stale ${locale} text.`);
  }
  return { api: document.toJS({ maxAliasCount: -1 }), problems: problems.toSorted(byPlace) };
}

function readCatalogue(catalogue, locale, problems) {
  const lines = new LineCounter();
  const entries = new Map();
  for (const item of parse(catalogue, lines).contents?.items ?? []) {
    const at = place(catalogue.file, lines, item.range[0]);
    const english = item.get?.("en");
    const text = item.get?.(locale);
    if (typeof english !== "string" || typeof text !== "string" || text.trim() === "")
      problems.push(`${at} An entry is a pair of "en" and "${locale}".`);
    else if (entries.has(keyOf(english))) problems.push(`${at} ${quote(english)} is translated twice.`);
    else entries.set(keyOf(english), { text: text.trim(), english, at, used: false });
  }
  return entries;
}

function parse({ file, text }, lines) {
  const document = parseDocument(text, { lineCounter: lines });
  if (document.errors.length > 0) {
    const [{ pos, message }] = document.errors;
    throw new Error(`${place(file, lines, pos[0])} ${message}`);
  }
  return document;
}

/** Where a paragraph of a text begins in the file. */
function placeOf(source, node, block) {
  const [start, end] = node.range;
  const words = /^\S{1,40}(?: \S{1,20})?/.exec(block)[0];
  const found = source.slice(start, end).indexOf(words);
  return start + Math.max(found, 0);
}

function place(file, lines, offset) {
  const { line, col } = lines.linePos(offset);
  return `${file}:${line}:${col}`;
}

const quote = (text) => JSON.stringify(text.length > 80 ? `${keyOf(text).slice(0, 79)}…` : keyOf(text));

const byPlace = (a, b) => a.localeCompare(b, "en", { numeric: true });
