import { paragraphs } from "./markdown.mjs";

/** Redoc shows `example`, which OpenAPI 3.1 deprecates, and not JSON Schema's `examples`. A constant speaks for itself. */
export function showExample(schema) {
  if (schema.const !== undefined) return;
  if (schema.example === undefined && schema.examples?.length > 0) schema.example = schema.examples[0];
}

export function describeUnsigned(example, words) {
  if (example["x-signed"] === false) example.description = paragraphs(example.description, words.unsigned);
}
