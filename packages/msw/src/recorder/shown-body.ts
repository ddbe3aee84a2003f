import { isObject, type Schema, schemas, secretMembers } from "@ams-vaulting/client/protocol";
import { SECRET } from "../text/secret.ts";

/** What may be shown of a body. */
export interface ShownBody {
  readonly value: unknown;
  /** Whether nothing was left out, so that its text may be shown too. */
  readonly isWhole: boolean;
}

/** A string that the contract gives no length. */
const MAX_LENGTH = 256;
/** Longer than any body of the contract; a record of many requests has to stay small. */
const MAX_TEXT_LENGTH = 4_096;
/** Longer numbers may be those of cards. */
const MAX_NUMBER = 1e6;
const MAX_DEPTH = 16;

/**
 * A parsed body as it may be logged: the values that the contract has at their place, but for secret ones. All else may be
 * a secret under another name.
 */
export function shownBody(schema: string, parsed: unknown): ShownBody {
  let isWhole = true;

  function visit(schema: Schema | undefined, value: unknown, depth: number): unknown {
    if (value === null || typeof value === "boolean") return value;
    const found = schema && resolve(schema, value);
    if (found && depth < MAX_DEPTH) {
      if (found.type === "object" && isObject(value)) {
        const members = Object.entries(value).map(([name, member]): [string, unknown] => {
          const known = Object.hasOwn(found.properties, name) && !secretMembers.includes(name);
          return [shownName(name), visit((known && found.properties[name]) || undefined, member, depth + 1)];
        });
        return Object.fromEntries(members);
      }
      if (found.type === "array" && Array.isArray(value))
        return value.map((item) => visit(found.items, item, depth + 1));
      if (typeof value === "number" && Math.abs(value) < MAX_NUMBER) return value;
      if (found.type === "string" && typeof value === "string") {
        const { length } = value;
        if (length <= (found.maxLength ?? MAX_LENGTH)) return value;
        isWhole = false;
        return `[${length} characters]`;
      }
    }
    isWhole = false;
    return SECRET;
  }

  function shownName(name: string): string {
    if (/^[\w$-]{1,64}$/.test(name)) return name;
    isWhole = false;
    return "(unprintable)";
  }

  const value = parsed === undefined ? undefined : visit({ ref: schema }, parsed, 0);
  return { value, isWhole };
}

/** The text of a body, where it may be shown: not when the contract does not allow it, or when a member is repeated. */
export function shownText(schema: string, text: string, parsed: unknown): string | undefined {
  if (parsed === undefined || text.length > MAX_TEXT_LENGTH || !shownBody(schema, parsed).isWhole)
    return undefined;
  // Of a member that is there twice `JSON.parse` returns one value.
  const strings = text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?/g);
  const written = [...strings].filter(([, colon]) => colon).length;
  return written === countMembers(parsed) ? text : undefined;
}

function countMembers(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  const members = Object.values(value).map(countMembers);
  return members.reduce((sum, count) => sum + count, Array.isArray(value) ? 0 : members.length);
}

type Resolved = Exclude<Schema, { ref: string } | { by: string }>;

/** The schema that applies to a value: references followed, the variant chosen. */
function resolve(schema: Schema, value: unknown): Resolved {
  if ("ref" in schema) return resolve(schemas[schema.ref] as Schema, value);
  if (!("by" in schema)) return schema;
  const { by, variants, absent, unknown } = schema;
  const chosen = isObject(value) && Object.hasOwn(value, by) ? String(value[by]) : undefined;
  if (chosen === undefined) return resolve(absent ?? unknown, value);
  return resolve((Object.hasOwn(variants, chosen) && variants[chosen]) || unknown, value);
}
