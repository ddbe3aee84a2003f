import { refuseUnknownKeywords } from "./keywords.ts";
import type { Cursor } from "./read.ts";
import type { StringSchema } from "./schema.ts";

const FORMATS = ["uri", "date-time", "date"] as const;

/** Reads a schema of the type string. @throws {ContractError} */
export function readString(schema: Cursor): StringSchema {
  refuseUnknownKeywords(schema, "string");
  const optional = <T>(key: string, read: (member: Cursor) => T): T | undefined =>
    schema.raw(key).value === undefined ? undefined : read(schema.raw(key));
  const members = {
    const: optional("const", (member) => member.string()),
    enum: optional("enum", (member) => member.strings()),
    known: optional("x-extensible-enum", (member) => member.strings()),
    minLength: optional("minLength", readLength),
    maxLength: optional("maxLength", readLength),
    pattern: optional("pattern", readPattern),
    format: optional("format", (member) => member.oneOf(FORMATS)),
  };
  const given = Object.entries(members).filter(([, value]) => value !== undefined);
  return { type: "string", ...(Object.fromEntries(given) as Omit<StringSchema, "type">) };
}

function readLength(cursor: Cursor): number {
  const { value } = cursor;
  if (typeof value !== "number" || !Number.isInteger(value) || value < 0)
    throw cursor.error("A length is a whole number, zero or more.");
  return value;
}

/** The client compiles patterns with the flag `u`, as JSON Schema advises. */
function readPattern(cursor: Cursor): string {
  const pattern = cursor.string();
  try {
    new RegExp(pattern, "u");
  } catch (error) {
    throw cursor.error(`${(error as Error).message}.`);
  }
  return pattern;
}
