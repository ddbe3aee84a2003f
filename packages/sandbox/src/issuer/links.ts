import { type Schema, schemas } from "@ams-vaulting/client/protocol";

/**
 * Replaces the links to web pages in a response, wherever the schema says that a member is one.
 *
 * @returns the changed members alone, in their place: what `override` of a step takes; `undefined` when there is none
 */
export function linksReplaced(
  schema: string,
  body: object,
  link: string,
): Record<string, unknown> | undefined {
  return visitObject({ ref: schema }, body as Record<string, unknown>, link);
}

function visitObject(
  schema: Schema,
  body: Record<string, unknown>,
  link: string,
): Record<string, unknown> | undefined {
  const changed = Object.entries(body).flatMap(([name, value]): [string, unknown][] => {
    const member = memberOf(schema, body, name);
    if (!member) return [];
    if (isLink(member, value)) return [[name, link]];
    if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
    const below = visitObject(member, value as Record<string, unknown>, link);
    return below ? [[name, below]] : [];
  });
  return changed.length > 0 ? Object.fromEntries(changed) : undefined;
}

/** Apps have links with schemes of their own: those lead to no page. */
function isLink(schema: Schema, value: unknown): boolean {
  const { format } = resolve(schema) as { format?: string };
  return format === "uri" && typeof value === "string" && /^https?:/i.test(value);
}

function memberOf(schema: Schema, body: Record<string, unknown>, name: string): Schema | undefined {
  const found = resolve(schema);
  if ("by" in found) {
    const variant = found.variants[String(body[found.by])] ?? found.absent ?? found.unknown;
    return memberOf(variant, body, name);
  }
  return ("properties" in found && found.properties[name]) || undefined;
}

function resolve(schema: Schema): Exclude<Schema, { ref: string }> {
  return "ref" in schema ? resolve(schemas[schema.ref] as Schema) : schema;
}
