import { paragraphs } from "./markdown.mjs";

/** A property with the schema `false` is never there. Redoc would show it as one that may hold anything. */
export function describeForbidden(schema, words) {
  const forbidden = Object.keys(schema.properties ?? {}).filter((name) => schema.properties[name] === false);
  if (forbidden.length === 0) return;
  for (const name of forbidden) delete schema.properties[name];
  const names = forbidden.map((name) => `\`${name}\``).join(", ");
  schema.description = paragraphs(schema.description, words.absent(names));
}
