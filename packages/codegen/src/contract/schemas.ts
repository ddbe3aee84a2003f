import { isObject, type Path, type SpecDocument } from "./document.ts";
import { refuseUnknownKeywords } from "./keywords.ts";
import type { Operation } from "./operation.ts";
import { type Cursor, rootCursor } from "./read.ts";
import type { ObjectSchema, Schema, SchemaTable } from "./schema.ts";
import { readString } from "./strings.ts";
import { readVariant, tellVariantsApart } from "./variants.ts";

const REF = "#/components/schemas/";

/** The schemas that the operations reach, by name. */
export function readSchemas(document: SpecDocument, operations: Operation[]): SchemaTable {
  const table: SchemaTable = {};

  function named(name: string): Schema {
    if (!table[name]) {
      table[name] = { ref: name }; // holds the place while a recursive schema is read
      const read = document.attempt(() => readSchema(namedSchema(document, name)));
      // Where mistakes are collected, nothing is known of a schema with a mistake.
      table[name] = read ?? { type: "object", properties: {} };
    }
    return { ref: name };
  }

  function readSchema(schema: Cursor): Schema {
    const { type, $ref, oneOf } = schema.object();
    if ($ref !== undefined) return readReference(schema);
    if (oneOf !== undefined) return readOneOf(schema);
    if (type === "string") return readString(schema);
    if (type === "object") return readObject(schema);
    if (type === "array") {
      refuseUnknownKeywords(schema, "array");
      return { type, items: readSchema(schema.raw("items")) };
    }
    if (type !== undefined)
      throw schema
        .at("type")
        .error(
          "A schema has the type string, array or object; the protocol sends numbers and booleans as strings.",
        );
    refuseUnknownKeywords(schema, "none");
    throw schema.error("A schema has a type, or is a oneOf or a $ref.");
  }

  function readReference(schema: Cursor): Schema {
    refuseUnknownKeywords(schema, "$ref");
    const ref = schema.raw("$ref").string();
    document.resolve(schema.value, schema.path); // fails when it leads nowhere, or back to itself
    if (!ref.startsWith(REF)) throw schema.error(`A schema reference begins with ${REF}.`);
    return named(ref.slice(REF.length));
  }

  function readObject(schema: Cursor): ObjectSchema {
    refuseUnknownKeywords(schema, "object");
    const properties: ObjectSchema["properties"] = {};
    const holder = schema.raw("properties");
    for (const name of Object.keys(holder.objectOrEmpty())) {
      const property = document.attempt(() => readProperty(holder.raw(name)));
      if (property !== undefined) properties[name] = property;
    }
    const names = schema.at("required");
    for (const name of names.items()) {
      if (!Object.hasOwn(holder.objectOrEmpty(), name.string()))
        throw name.error(`${name.value} is required, but not among the properties.`);
    }
    return { type: "object", ...(names.value !== undefined && { required: names.strings() }), properties };
  }

  function readProperty(schema: Cursor): Schema | false {
    if (schema.value === false)
      throw schema.error(
        "Write `not: {}` for a member that must be absent; `false` breaks other generators.",
      );
    if (!isForbidden(schema.value)) return readSchema(schema);
    refuseUnknownKeywords(schema, "not");
    return false;
  }

  function readOneOf(schema: Cursor): Schema {
    refuseUnknownKeywords(schema, "oneOf");
    const oneOf = schema.raw("oneOf");
    const variants = oneOf.items().map((_, index) => {
      const variant = oneOf.raw(index);
      return readVariant(readSchema(variant), table, variant);
    });
    return tellVariantsApart(variants, table, oneOf);
  }

  for (const { request, response } of operations)
    for (const { path } of [request, response]) document.attempt(() => named(nameOf(path, document)));
  return table;
}

/** `not: {}` is a schema that nothing fits, so a property with it must be absent. */
export function isForbidden(schema: unknown): boolean {
  return isObject(schema) && isObject(schema.not) && Object.keys(schema.not).length === 0;
}

/** The name of a component schema from its place. */
export function nameOf(path: Path, document: SpecDocument): string {
  const [components, schemas, name] = path;
  if (components !== "components" || schemas !== "schemas" || path.length !== 3) {
    throw document.error(path, `Give this schema a name under ${REF} and refer to it.`);
  }
  return String(name);
}

function namedSchema(document: SpecDocument, name: string): Cursor {
  return rootCursor(document).at("components").at("schemas").raw(name);
}
