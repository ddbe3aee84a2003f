import type { Contract } from "../contract/contract.ts";
import { isObject, type Json } from "../contract/document.ts";
import { module } from "./module.ts";

/** The schemas as data for the run-time check, one line each, and the members that must never be logged. */
export function emitValidators({ schemas, document }: Contract): string {
  const rows = Object.entries(schemas).map(
    ([name, schema]) => `  ${JSON.stringify(name)}: ${JSON.stringify(schema)},`,
  );
  return module(
    'import type { Schemas } from "../contract/schema.ts";',
    `/** What messages look like, as data for \`check\`. */\nexport const schemas: Schemas = {\n${rows.join("\n")}\n};`,
    `/** Members whose values must never be logged: \`x-secret\` in the spec. */\nexport const secretMembers: readonly string[] = ${JSON.stringify(secretMembers(document.root))};`,
  );
}

function secretMembers(value: Json): string[] {
  if (!isObject(value) && !Array.isArray(value)) return [];
  const found = Object.entries(value).flatMap(([key, member]) => [
    ...(isObject(member) && member["x-secret"] === true ? [key] : []),
    ...secretMembers(member),
  ]);
  return [...new Set(found)];
}
