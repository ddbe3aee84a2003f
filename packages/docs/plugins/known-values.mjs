import { paragraphs } from "./markdown.mjs";

/** Shows the known values of an open string like those of an enum, and says that the list is open. */
export const withKnownValues = (schema, values, words) => ({
  ...schema,
  enum: values,
  description: paragraphs(schema.description, words.valuesAreOpen),
});

export function describeExtensibleEnum(schema, words) {
  const values = schema["x-extensible-enum"];
  if (values) Object.assign(schema, withKnownValues(schema, values, words));
}
