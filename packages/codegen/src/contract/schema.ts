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
  /** `false`: the member must be absent. */
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

/** What a reference means; `undefined` for a schema that contains itself and is not read to its end. */
export function targetOf(schema: Schema, table: SchemaTable): Schema | undefined {
  if (!("ref" in schema)) return schema;
  const next = table[schema.ref];
  return next === undefined || ("ref" in next && next.ref === schema.ref) ? undefined : targetOf(next, table);
}
