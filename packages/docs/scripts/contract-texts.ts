import { isAlias, isMap, isScalar, isSeq, type Scalar } from "yaml";

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
export function* contractTexts(node: unknown, key = "", isNameMap = false): Generator<Scalar<string>> {
  if (isMap(node)) {
    for (const { key: keyNode, value } of node.items) {
      const name = String(isScalar(keyNode) ? (keyNode.value ?? keyNode) : keyNode);
      if (isAlias(value) || value === null) continue;
      if (isNameMap) yield* contractTexts(value, name, false);
      else if (DATA_KEYS.has(name) || UNTRANSLATED.has(name) || (name === "examples" && isSeq(value)))
        continue;
      else if (TEXT_KEYS.has(name) && isProse(value)) yield value;
      else if (name === "x-enumDescriptions" && isMap(value))
        yield* value.items.map((item) => item.value).filter(isText);
      else yield* contractTexts(value, name, NAME_MAPS.has(name) && isMap(value));
    }
  } else if (isSeq(node)) {
    for (const item of node.items) {
      yield* contractTexts(item, key);
      // A tag's name is part of the page's addresses and stays; readers see another one.
      const name = key === "tags" && isMap(item) ? item.get("name", true) : undefined;
      if (isText(name)) yield name;
    }
  }
}

const isText = (node: unknown): node is Scalar<string> => isScalar(node) && typeof node.value === "string";
const isProse = (node: unknown): node is Scalar<string> => isText(node) && /\p{L}/u.test(node.value);

/** A part of a text; `start` and `end` are places in it. */
interface Block {
  text: string;
  start: number;
  end: number;
  isProse: boolean;
}

/**
 * The blocks of a Markdown text between blank lines. Code is one block, and is not prose.
 */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  const pattern = /```[\s\S]*?```|(?:(?!\n[ \t]*\n)[\s\S])+/g;
  for (const { 0: block, index } of text.matchAll(pattern)) {
    const trimmed = block.trim();
    if (trimmed === "") continue;
    const start = index + block.indexOf(trimmed);
    blocks.push({ text: trimmed, start, end: start + trimmed.length, isProse: !trimmed.startsWith("```") });
  }
  return blocks;
}
