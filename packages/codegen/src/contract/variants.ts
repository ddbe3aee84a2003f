import type { Cursor } from "./read.ts";
import { type ObjectSchema, type Schema, type SchemaTable, targetOf, type VariantSchema } from "./schema.ts";

export interface Variant {
  schema: Schema;
  object: ObjectSchema;
}

/** The object that a variant of a `oneOf` is. @throws {ContractError} */
export function readVariant(schema: Schema, table: SchemaTable, at: Cursor): Variant {
  const object = targetOf(schema, table);
  if (!object || !("type" in object) || object.type !== "object")
    throw at.error("A variant of a oneOf has to be an object.");
  return { schema, object };
}

/** Finds the member that tells the variants apart. @throws {ContractError} when there is none */
export function tellVariantsApart(variants: Variant[], table: SchemaTable, oneOf: Cursor): VariantSchema {
  const names = new Set(variants.flatMap(({ object }) => Object.keys(object.properties)));
  for (const by of names) {
    const apart = tellApart(by, variants, table);
    if (apart) return { by, ...apart, unknown: common(by, variants) };
  }
  throw oneOf.error(
    "Nothing tells the variants apart: each has to require one and the same member with a const or enum of its own, or, in at most one, forbid it with `not: {}`.",
  );
}

function tellApart(
  by: string,
  alternatives: Variant[],
  table: SchemaTable,
): Pick<VariantSchema, "variants" | "absent"> | undefined {
  const variants: Record<string, Schema> = {};
  let absent: Schema | undefined;
  for (const { schema, object } of alternatives) {
    const member = object.properties[by];
    if (member === false && !absent) {
      absent = schema;
      continue;
    }
    const scalar = member && targetOf(member, table);
    if (!scalar || !("type" in scalar) || scalar.type !== "string" || !object.required?.includes(by))
      return undefined;
    const values = scalar.const === undefined ? scalar.enum : [scalar.const];
    if (!values || values.some((value) => Object.hasOwn(variants, value))) return undefined;
    for (const value of values) variants[value] = schema;
  }
  return { variants, ...(absent && { absent }) };
}

/** What the variants agree on: the shape of a response whose value of the distinguishing member is new. */
function common(by: string, variants: Variant[]): ObjectSchema {
  const open = variants.map(({ object }) => object).filter(({ properties }) => properties[by] !== false);
  const properties: ObjectSchema["properties"] = {};
  for (const [name, schema] of open.flatMap((object) => Object.entries(object.properties))) {
    const text = JSON.stringify(schema);
    const isAgreed = open.every(
      ({ properties }) => !(name in properties) || JSON.stringify(properties[name]) === text,
    );
    if (isAgreed && name !== by) properties[name] = schema;
  }
  const required = open[0]?.required?.filter((name) => open.every((other) => other.required?.includes(name)));
  return {
    type: "object",
    ...(required && { required }),
    properties: { ...properties, [by]: { type: "string" } },
  };
}
