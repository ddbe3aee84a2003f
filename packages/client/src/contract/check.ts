import type { ArraySchema, ObjectSchema, Schema, Schemas, StringSchema, VariantSchema } from "./schema.ts";
import { isUnsafeUrl } from "./urls.ts";

const STRUCTURAL = ["type", "required", "const", "enum", "forbidden", "unsafe_url"] as const;
/** Rules whose breach makes a message unusable. */
export type StructuralRule = (typeof STRUCTURAL)[number];
/** Rules whose breach shows that the contract has grown: no reason for an outage. */
export type DriftRule =
  | "min_length"
  | "max_length"
  | "pattern"
  | "format"
  | "unknown_value"
  | "unknown_member"
  | "unknown_variant"
  | "null_member";

/** One way in which a message differs from the contract. It names no value: values may be secret. */
export interface Violation {
  /** A JSON pointer. */
  readonly path: string;
  readonly rule: StructuralRule | DriftRule;
  /** What the contract wants there. */
  readonly want: string;
}

/** Whether a violation makes the message unusable. The others are drift. */
export function isStructural({ rule }: Violation): boolean {
  return (STRUCTURAL as readonly string[]).includes(rule);
}

/**
 * Compares a message with a named schema. No violation means that it fits exactly.
 *
 * @param gatewayIsLocal whether URLs may lead to this machine by plain http
 */
export function check(schemas: Schemas, name: string, value: unknown, gatewayIsLocal = false): Violation[] {
  const found: Violation[] = [];
  const report = (path: string, rule: Violation["rule"], want: string): void => {
    found.push({ path, rule, want });
  };

  function visit(schema: Schema, value: unknown, path: string): void {
    if ("ref" in schema) visit(schemas[schema.ref] as Schema, value, path);
    else if ("by" in schema) visitVariant(schema, value, path);
    else if (schema.type === "object") visitObject(schema, value, path);
    else if (schema.type === "array") visitArray(schema, value, path);
    else visitString(schema, value, path);
  }

  function visitVariant(
    { by, variants, absent, unknown }: VariantSchema,
    value: unknown,
    path: string,
  ): void {
    const is = isObject(value) ? own(value, by) : undefined;
    const known = typeof is === "string" ? (own(variants, is) as Schema | undefined) : undefined;
    if (!isObject(value)) report(path, "type", "object");
    else if (known) visit(known, value, path);
    else if (is !== undefined && is !== null) {
      report(`${path}/${by}`, "unknown_variant", Object.keys(variants).join(" | "));
      visit(unknown, value, path);
    } else if (absent) visit(absent, value, path);
    else report(`${path}/${by}`, "required", "a value");
  }

  function visitObject({ required = [], properties }: ObjectSchema, value: unknown, path: string): void {
    if (!isObject(value)) {
      report(path, "type", "object");
      return;
    }
    for (const name of required) {
      if (own(value, name) === undefined) report(`${path}/${name}`, "required", "a value");
    }
    for (const [name, member] of Object.entries(value)) {
      const at = `${path}/${safeName(name)}`;
      const property = own(properties, name) as Schema | false | undefined;
      if (member === undefined) continue;
      if (property === undefined) report(at, "unknown_member", Object.keys(properties).join(" | "));
      else if (member === null && !required.includes(name)) report(at, "null_member", "no null");
      else if (property === false) report(at, "forbidden", "nothing");
      else visit(property, member, at);
    }
  }

  function visitArray({ items }: ArraySchema, value: unknown, path: string): void {
    if (!Array.isArray(value)) report(path, "type", "array");
    else for (const [index, item] of value.entries()) visit(items, item, `${path}/${index}`);
  }

  function visitString(schema: StringSchema, value: unknown, path: string): void {
    if (typeof value !== "string") {
      report(path, "type", "string");
      return;
    }
    const { const: only, enum: closed, known, minLength, maxLength, pattern, format } = schema;
    if (only !== undefined && value !== only) report(path, "const", only);
    if (closed && !closed.includes(value)) report(path, "enum", closed.join(" | "));
    if (known && !known.includes(value)) report(path, "unknown_value", known.join(" | "));
    if (minLength !== undefined && lengthOf(value) < minLength) report(path, "min_length", String(minLength));
    // A string has at most as many characters as UTF-16 units, and most need no counting.
    if (maxLength !== undefined && value.length > maxLength && lengthOf(value) > maxLength)
      report(path, "max_length", String(maxLength));
    if (pattern && !new RegExp(pattern, "u").test(value)) report(path, "pattern", pattern);
    if (format && !FORMATS[format]?.(value)) report(path, "format", format);
    if (format === "uri" && isUnsafeUrl(value, gatewayIsLocal)) report(path, "unsafe_url", "https");
  }

  visit({ ref: name }, value, "");
  return found;
}

const FORMATS: { [name: string]: (value: string) => boolean } = {
  uri: (value) => /^[a-z][a-z0-9+.-]*:[^\s]*$/i.test(value),
  "date-time": (value) =>
    /^\d{4}-\d\d-\d\dt\d\d:\d\d:\d\d(\.\d+)?(z|[+-]\d\d:\d\d)$/i.test(value) &&
    !Number.isNaN(Date.parse(value)),
};

/** JSON Schema counts characters, not UTF-16 units. */
function lengthOf(text: string): number {
  return [...text].length;
}

/** Member names come from outside; one that does not look like a name could be anything. */
function safeName(name: string): string {
  return /^[\w$-]{1,64}$/.test(name) ? name : "(unprintable)";
}

/** `__proto__` and the like are never found by accident. */
function own(object: object, name: string): unknown {
  return Object.hasOwn(object, name) ? (object as Record<string, unknown>)[name] : undefined;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
