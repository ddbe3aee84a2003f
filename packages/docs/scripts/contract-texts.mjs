import { isAlias, isMap, isScalar, isSeq } from "yaml";

/** What people read, wherever it stands. */
const TEXT_KEYS = new Set(["title", "summary", "description", "message", "action", "x-source"]);
/** What is sent, and is the same in every language. */
const DATA_KEYS = new Set(["value", "example", "default", "const", "enum", "x-extensible-enum"]);
/** Below these, keys are names that the contract gives: a property may be called "description". */
const NAME_MAPS = new Set([
  "properties",
  "schemas",
  "parameters",
  "headers",
  "examples",
  "responses",
  "paths",
]);
/** Names of people, products and licences. */
const UNTRANSLATED = new Set(["contact", "license"]);

/** Every text of a parsed YAML document, as the scalar node that holds it. An anchored text comes once. */
export function* contractTexts(node, key = "", isNameMap = false) {
  if (isMap(node)) {
    for (const { key: keyNode, value } of node.items) {
      const name = String(keyNode?.value ?? keyNode);
      if (isAlias(value) || value === null) continue;
      if (isNameMap) yield* contractTexts(value, name, false);
      else if (DATA_KEYS.has(name) || UNTRANSLATED.has(name) || (name === "examples" && isSeq(value)))
        continue;
      else if (isScalar(value) && TEXT_KEYS.has(name) && isProse(value.value)) yield value;
      else if (name === "x-enumDescriptions" && isMap(value)) yield* value.items.map((item) => item.value);
      else yield* contractTexts(value, name, NAME_MAPS.has(name) && isMap(value));
    }
  } else if (isSeq(node)) {
    for (const item of node.items) {
      yield* contractTexts(item, key);
      // A tag's name is part of the page's addresses and stays; readers see another one.
      if (key === "tags" && isMap(item) && isScalar(item.get("name", true))) yield item.get("name", true);
    }
  }
}

const isProse = (text) => typeof text === "string" && /\p{L}/u.test(text);

/**
 * The blocks of a Markdown text between blank lines. Code is one block, and is not prose.
 * `start` and `end` are places in the text.
 */
export function blocksOf(text) {
  const blocks = [];
  const pattern = /```[\s\S]*?```|(?:(?!\n[ \t]*\n)[\s\S])+/g;
  for (const { 0: block, index } of text.matchAll(pattern)) {
    const trimmed = block.trim();
    if (trimmed === "") continue;
    const start = index + block.indexOf(trimmed);
    blocks.push({ text: trimmed, start, end: start + trimmed.length, isProse: !trimmed.startsWith("```") });
  }
  return blocks;
}
