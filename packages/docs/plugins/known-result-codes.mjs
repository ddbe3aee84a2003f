import { withKnownValues } from "./known-values.mjs";

/**
 * A copy of a part of the document in which every `x-known-result-codes` schema lists the codes of one operation.
 * Operations share the schema of a failed call, and have codes of their own: a `$ref` on the way there is inlined,
 * every other one stays.
 */
export function withResultCodes(root, part, codes, words) {
  const copy = (node, path) => {
    if (typeof node !== "object" || node === null) return node;
    if (node.$ref) return inline(node, path);
    const members = Object.entries(node).map(([key, member]) => [key, copy(member, path)]);
    const changed = members.some(([key, member]) => member !== node[key]);
    if (node["x-known-result-codes"] === true) return withKnownValues(node, codes, words);
    if (!changed) return node;
    return Array.isArray(node) ? members.map(([, member]) => member) : Object.fromEntries(members);
  };
  const inline = (reference, path) => {
    const { $ref } = reference;
    if (path.includes($ref)) return reference;
    if (!$ref.startsWith("#/")) throw new Error(`Bundle the description first: ${$ref} is another file's.`);
    const keys = $ref
      .slice(2)
      .split("/")
      .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
    const target = keys.reduce((node, key) => node[key], root);
    const copied = copy(target, [...path, $ref]);
    // Redoc shows the name of a referenced schema; an inlined one shows its title.
    return copied === target ? reference : { title: keys.at(-1), ...copied };
  };
  return copy(part, []);
}
