import { isForbidden } from "@ams-vaulting/codegen";
import type { SchemaObject } from "../types/contract-document.ts";
import { paragraphs } from "./markdown.ts";
import type { PluginWords } from "./texts.ts";

/** A property with the schema `not: {}` is never there. Redoc would show it as one that may hold anything. */
export function describeForbidden(schema: SchemaObject, words: PluginWords): void {
  const { properties = {} } = schema;
  const forbidden = Object.keys(properties).filter((name) => isForbidden(properties[name]));
  if (forbidden.length === 0) return;
  for (const name of forbidden) delete properties[name];
  const names = forbidden.map((name) => `\`${name}\``).join(", ");
  schema.description = paragraphs(schema.description, words.absent(names));
}
