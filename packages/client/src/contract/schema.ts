/** What a message looks like, as data: the part of JSON Schema that `check` reads. Written by codegen. */
export type Schema = RefSchema | StringSchema | ArraySchema | ObjectSchema | VariantSchema;
/** Schemas by name. */
export type Schemas = { readonly [name: string]: Schema };

/** The schema of a name. */
export interface RefSchema {
  readonly ref: string;
}
/** A string, and the forms that it may have. */
export interface StringSchema {
  readonly type: "string";
  readonly const?: string;
  readonly enum?: readonly string[];
  /** Known values of an open list. */
  readonly known?: readonly string[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;
}
/** An array of items of one schema. */
export interface ArraySchema {
  readonly type: "array";
  readonly items: Schema;
}
/** An object with known members. Others may be there. */
export interface ObjectSchema {
  readonly type: "object";
  readonly required?: readonly string[];
  /** `false`: the member must not be there. */
  readonly properties: { readonly [name: string]: Schema | false };
}
/** Variants told apart by the string member `by`. */
export interface VariantSchema {
  readonly by: string;
  readonly variants: { readonly [value: string]: Schema };
  /** The variant without the member. */
  readonly absent?: Schema;
  /** What the variants share: the shape of one that is newer than the contract. */
  readonly unknown: Schema;
}
