import type { SchemaObject } from "../types/contract-document.ts";
import { paragraphs } from "./markdown.ts";
import type { PluginWords } from "./texts.ts";

/** Shows the known values of an open string like those of an enum, and says that the list is open. */
export const withKnownValues = (
  schema: SchemaObject,
  values: string[],
  words: PluginWords,
): SchemaObject => ({
  ...schema,
  enum: values,
  description: paragraphs(schema.description, words.valuesAreOpen),
});

export function describeExtensibleEnum(schema: SchemaObject, words: PluginWords): void {
  const values = schema["x-extensible-enum"];
  if (values) Object.assign(schema, withKnownValues(schema, values, words));
}
