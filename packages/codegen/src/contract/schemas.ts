import { isObject, type Json, type Path, type SpecDocument } from "./document.ts";
import type { Operation } from "./operations.ts";
import { cursorAt, rootCursor } from "./read.ts";

/** The part of JSON Schema that the run-time check knows. Its reader is `packages/client/src/contract/check.ts`. */
export type Schema = RefSchema | StringSchema | ArraySchema | ObjectSchema | VariantSchema;
export type RefSchema = { ref: string };
export type StringSchema = {
  type: "string";
  const?: string;
  enum?: string[];
  /** Known values of an open list. */
  known?: string[];
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  format?: string;
};
export type ArraySchema = { type: "array"; items: Schema };
export type ObjectSchema = {
  type: "object";
  required?: string[];
  properties: Record<string, Schema | false>;
};
/** A `oneOf` whose variants are told apart by the member `by`. */
export type VariantSchema = {
  by: string;
  variants: Record<string, Schema>;
  absent?: Schema;
  unknown: Schema;
};

export type SchemaTable = Record<string, Schema>;

const REF = "#/components/schemas/";
const FORMATS = ["uri", "date-time"];
/** Keywords that say nothing about validity. */
const ANNOTATIONS = ["title", "description", "examples", "example", "deprecated", "externalDocs"];
const KEYWORDS = {
  string: ["type", "const", "enum", "minLength", "maxLength", "pattern", "format"],
  array: ["type", "items"],
  object: ["type", "required", "properties"],
  oneOf: ["oneOf"],
};

/** The schemas that the operations reach, by name. Inline request and response schemas get a name of their own. */
export function readSchemas(document: SpecDocument, operations: Operation[]): SchemaTable {
  const table: SchemaTable = {};
  const wanted = operations.flatMap(({ request, response }) => [request.path, response.path]);

  function named(name: string): Schema {
    if (!table[name]) {
      table[name] = { ref: name }; // holds the place while a recursive schema is read
      const path = ["components", "schemas", name];
      table[name] = read(rootCursor(document).at("components").at("schemas").object()[name], path);
    }
    return { ref: name };
  }

  function read(value: Json | undefined, path: Path): Schema {
    if (!isObject(value)) throw document.error(path, "A schema has to be an object here.");
    if (typeof value.$ref === "string") {
      allow(value, ["$ref"], path);
      if (!value.$ref.startsWith(REF)) throw document.error(path, `A schema reference begins with ${REF}.`);
      document.resolve(value, path); // says when it leads nowhere, or back to itself
      return named(value.$ref.slice(REF.length));
    }
    if (value.oneOf) return readVariants(value, path);
    if (value.type === "string") {
      allow(value, KEYWORDS.string, path);
      if (value.format !== undefined && !FORMATS.includes(String(value.format))) {
        throw document.error(
          [...path, "format"],
          `The format ${value.format} is none of ${FORMATS.join(", ")}.`,
        );
      }
      const { const: only, enum: closed, minLength, maxLength, pattern, format } = value;
      const known = value["x-extensible-enum"];
      return clean({
        type: "string",
        const: only,
        enum: closed,
        known,
        minLength,
        maxLength,
        pattern,
        format,
      }) as StringSchema;
    }
    if (value.type === "array") {
      allow(value, KEYWORDS.array, path);
      return { type: "array", items: read(value.items, [...path, "items"]) };
    }
    if (value.type === "object") {
      allow(value, KEYWORDS.object, path);
      const properties: ObjectSchema["properties"] = {};
      for (const [name, property] of Object.entries(isObject(value.properties) ? value.properties : {})) {
        properties[name] = property === false ? false : read(property, [...path, "properties", name]);
      }
      return clean({ type: "object", required: value.required, properties }) as ObjectSchema;
    }
    throw document.error(path, "A schema says type string, array or object, or is a oneOf or a $ref.");
  }

  function readVariants(value: { [key: string]: Json }, path: Path): Schema {
    allow(value, KEYWORDS.oneOf, path);
    const list = cursorAt(document, value.oneOf, [...path, "oneOf"]).items();
    const schemas = list.map((_, index) => read((value.oneOf as Json[])[index], [...path, "oneOf", index]));
    const objects = schemas.map((schema, index) => follow(schema, [...path, "oneOf", index]));
    const names = new Set(objects.flatMap((schema) => Object.keys(schema.properties)));
    for (const by of names) {
      const variants = tellApart(by, schemas, objects);
      if (variants) return { by, ...variants, unknown: common(by, objects) };
    }
    throw document.error(
      [...path, "oneOf"],
      "Nothing tells the variants apart: one member has to be required with distinct const or enum values in each, or false in one.",
    );
  }

  function tellApart(
    by: string,
    schemas: Schema[],
    objects: ObjectSchema[],
  ): Pick<VariantSchema, "variants" | "absent"> | undefined {
    const variants: Record<string, Schema> = {};
    let absent: Schema | undefined;
    for (const [index, object] of objects.entries()) {
      const schema = schemas[index] as Schema;
      const member = object.properties[by];
      if (member === false && !absent) {
        absent = schema;
        continue;
      }
      const scalar = member && target(member);
      if (!scalar || !("type" in scalar) || scalar.type !== "string" || !object.required?.includes(by))
        return undefined;
      const values = scalar.const === undefined ? scalar.enum : [scalar.const];
      if (!values || values.some((value) => Object.hasOwn(variants, value))) return undefined;
      for (const value of values) variants[value] = schema;
    }
    return clean({ variants, absent }) as Pick<VariantSchema, "variants" | "absent">;
  }

  /** What the variants agree on: the shape of an answer whose value of the distinguishing member is new. */
  function common(by: string, objects: ObjectSchema[]): ObjectSchema {
    const open = objects.filter((object) => object.properties[by] !== false);
    const properties: ObjectSchema["properties"] = {};
    for (const [name, schema] of open.flatMap((object) => Object.entries(object.properties))) {
      const says = JSON.stringify(schema);
      const agreed = open.every(
        ({ properties }) => !(name in properties) || JSON.stringify(properties[name]) === says,
      );
      if (agreed && name !== by) properties[name] = schema;
    }
    const required = open[0]?.required?.filter((name) =>
      open.every((other) => other.required?.includes(name)),
    );
    return clean({
      type: "object",
      required,
      properties: { ...properties, [by]: { type: "string" } },
    }) as ObjectSchema;
  }

  /** What a reference means; `undefined` for a schema that contains itself and is not read to its end. */
  function target(schema: Schema): Schema | undefined {
    if (!("ref" in schema)) return schema;
    const next = table[schema.ref] as Schema;
    return "ref" in next && next.ref === schema.ref ? undefined : target(next);
  }

  function follow(schema: Schema, path: Path): ObjectSchema {
    const object = target(schema);
    if (!object || !("type" in object) || object.type !== "object")
      throw document.error(path, "A variant of a oneOf has to be an object.");
    return object;
  }

  function allow(value: { [key: string]: Json }, keywords: string[], path: Path): void {
    for (const key of Object.keys(value)) {
      if (keywords.includes(key) || ANNOTATIONS.includes(key) || key.startsWith("x-")) continue;
      throw document.error([...path, key], `The run-time check does not know the keyword ${key} here.`);
    }
  }

  for (const path of wanted) named(nameOf(path, document));
  return table;
}

/** The name of a component schema from where it stands. */
export function nameOf(path: Path, document: SpecDocument): string {
  const [components, schemas, name] = path;
  if (components !== "components" || schemas !== "schemas" || path.length !== 3) {
    throw document.error(path, `Give this schema a name under ${REF} and refer to it.`);
  }
  return String(name);
}

function clean(value: Record<string, unknown>): object {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined));
}
