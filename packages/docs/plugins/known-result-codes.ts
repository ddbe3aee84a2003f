import type { Reference, SchemaObject } from "../types/contract-document.ts";
import { withKnownValues } from "./known-values.ts";
import { isReference, keysOf, targetOf } from "./references.ts";
import type { PluginWords } from "./texts.ts";

/**
 * A copy of a part of the document in which every `x-known-result-codes` schema lists the codes of one operation.
 * Operations share the schema of a failed call, and have codes of their own: a `$ref` on the way there is inlined,
 * every other one stays.
 */
export function withResultCodes<T>(root: unknown, part: T, codes: string[], words: PluginWords): T {
  const copy = (node: unknown, path: string[]): unknown => {
    if (typeof node !== "object" || node === null) return node;
    if (isReference(node)) return inline(node, path);
    const members = Object.entries(node).map(([key, member]) => [key, copy(member, path)] as const);
    const changed = members.some(([key, member]) => member !== (node as Record<string, unknown>)[key]);
    if (listsResultCodes(node)) return withKnownValues(node, codes, words);
    if (!changed) return node;
    return Array.isArray(node) ? members.map(([, member]) => member) : Object.fromEntries(members);
  };
  const inline = (reference: Reference, path: string[]): unknown => {
    const { $ref } = reference;
    if (path.includes($ref)) return reference;
    if (!$ref.startsWith("#/")) throw new Error(`Bundle the description first: ${$ref} is another file's.`);
    const target = targetOf<object>(root, $ref);
    const copied = copy(target, [...path, $ref]);
    // Redoc shows the name of a referenced schema; an inlined one shows its title.
    return copied === target ? reference : { title: keysOf($ref).at(-1), ...(copied as object) };
  };
  return copy(part, []) as T;
}

const listsResultCodes = (node: object): node is SchemaObject =>
  "x-known-result-codes" in node && node["x-known-result-codes"] === true;
