import type { Contract } from "../contract/contract.ts";
import { module } from "./module.ts";

/** The schemas as data for the run-time check, one line each. */
export function emitValidators({ schemas }: Contract): string {
  const rows = Object.entries(schemas).map(
    ([name, schema]) => `  ${JSON.stringify(name)}: ${JSON.stringify(schema)},`,
  );
  return module(
    'import type { Schemas } from "../contract/schema.ts";',
    `/** What messages look like, as data for \`check\`. */\nexport const schemas: Schemas = {\n${rows.join("\n")}\n};`,
  );
}
