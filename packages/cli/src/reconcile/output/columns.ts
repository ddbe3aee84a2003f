import { type Schema, schemas } from "@ams-vaulting/client/protocol";
import { stateQuery } from "../../state-query.ts";

/** The members of a response that become columns, by their path: whatever the contract has now. */
export function responseColumns(): string[] {
  const paths = new Set<string>();
  visit({ ref: stateQuery.operation.response }, "");
  return [...paths];

  function visit(schema: Schema, path: string): void {
    if ("ref" in schema) visit(schemas[schema.ref] as Schema, path);
    else if ("by" in schema) {
      for (const variant of Object.values(schema.variants)) visit(variant, path);
    } else if (schema.type === "object") {
      for (const [name, member] of Object.entries(schema.properties)) {
        // The result of a call that worked says nothing, and the id has a column of its own.
        const isKnown = path === "" && (name === "result" || name === stateQuery.idMember);
        if (member !== false && !isKnown) visit(member, path === "" ? name : `${path}.${name}`);
      }
    } else paths.add(path);
  }
}

/** The value at a path, as the text of a cell. */
export function valueAt(response: unknown, path: string): string {
  let value = response;
  for (const name of path.split(".")) {
    const isThere = typeof value === "object" && value !== null && Object.hasOwn(value, name);
    value = isThere ? (value as Record<string, unknown>)[name] : undefined;
  }
  if (value === undefined || value === null) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}
