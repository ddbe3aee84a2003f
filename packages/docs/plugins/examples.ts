import type { Example, SchemaObject } from "../types/contract-document.ts";
import { paragraphs } from "./markdown.ts";
import type { PluginWords } from "./texts.ts";

/** Redoc shows `example`, which OpenAPI 3.1 deprecates, and not JSON Schema's `examples`. A single value speaks for itself. */
export function showExample(schema: SchemaObject): void {
  if (schema.const !== undefined || schema.enum?.length === 1) return;
  if (schema.example === undefined && schema.examples !== undefined && schema.examples.length > 0)
    schema.example = schema.examples[0];
}

export function describeUnsigned(example: Partial<Example>, words: PluginWords): void {
  if (example["x-signed"] === false) example.description = paragraphs(example.description, words.unsigned);
}
