/** The first lines of every generated file. */
export const HEADER = "// Generated from spec/openapi.yaml by `pnpm generate`. Do not edit.\n";

/** A generated module from its parts, one blank line between them. */
export function module(...parts: string[]): string {
  return `${HEADER}\n${parts.filter(Boolean).join("\n\n").trimEnd()}\n`;
}

/** A value as a TypeScript literal. */
export function literal(value: unknown): string {
  return JSON.stringify(value, null, 2);
}

/** A union of string literals; `never` for none. */
export function union(values: readonly string[]): string {
  return values.length === 0 ? "never" : values.map((value) => JSON.stringify(value)).join(" | ");
}

/** A JSDoc comment. An empty text gives none. */
export function jsdoc(text: string, indent = ""): string {
  const safe = text.trim().replaceAll("*/", "*\\/");
  if (!safe) return "";
  const lines = safe.split("\n");
  if (lines.length === 1) return `${indent}/** ${lines[0]} */\n`;
  return `${indent}/**\n${lines.map((line) => `${indent} * ${line}`.trimEnd()).join("\n")}\n${indent} */\n`;
}
