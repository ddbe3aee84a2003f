/** What a message looks like, as data: the part of JSON Schema that `check` reads. Written by codegen. */
export type Schema = RefSchema | StringSchema | ArraySchema | ObjectSchema | VariantSchema;
export type Schemas = { readonly [name: string]: Schema };

export interface RefSchema {
  readonly ref: string;
}
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
export interface ArraySchema {
  readonly type: "array";
  readonly items: Schema;
}
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
