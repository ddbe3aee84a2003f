import { FORMATS, lengthOf } from "./formats.ts";
import type { ArraySchema, ObjectSchema, Schema, Schemas, StringSchema, VariantSchema } from "./schema.ts";
import { type HttpRule, isLoopback, isUnsafeText, isUnsafeUrl } from "./urls.ts";

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
  | "null_member"
  | "max_depth";

/** One way in which a message differs from the contract. It names no value: values may be secret. */
export interface Violation {
  /** A JSON pointer. */
  readonly path: string;
  readonly rule: StructuralRule | DriftRule;
  /** What the contract wants there. */
  readonly want: string;
}

/**
 * Whether a rule is one whose breach makes a message unusable. In a response that is so where the contract requires the
 * member; an optional one is left out instead.
 */
export function isStructural({ rule }: Violation): boolean {
  return (STRUCTURAL as readonly string[]).includes(rule);
}

/** Deeper than any message of the contract, and no danger to whoever prints it. */
const MAX_DEPTH = 64;

/** How a message compares with a schema. */
export interface Comparison {
  /** Every difference. */
  found: readonly Violation[];
  /** Those among them that make the message unusable. */
  fatal: readonly Violation[];
  /** What `leaveOut` takes away: optional members and items that do not fit, and unsafe links. */
  odd: readonly (readonly [holder: object, name: string])[];
}

/**
 * Compares a message of a mock gateway, or for one, with a named schema. No violation means that it fits exactly. Links may
 * lead to this machine by plain http, for the pages of a mock gateway are there.
 */
export function check(schemas: Schemas, name: string, value: unknown): Violation[] {
  return [...compare(schemas, { ref: name }, value, isLoopback).found];
}

/** Takes away what does not fit. The rest fits the contract, but for what it does not know. */
export function leaveOut({ odd }: Comparison): void {
  // From the last to the first, so that each item of an array keeps its place until it is its turn.
  for (const [holder, name] of [...odd].reverse()) {
    if (Array.isArray(holder)) holder.splice(Number(name), 1);
    else delete (holder as Record<string, unknown>)[name];
  }
}

/** Compares a message with a schema, and changes nothing. */
export function compare(
  schemas: Schemas,
  schema: Schema,
  value: unknown,
  isHttpAllowed: HttpRule,
): Comparison {
  const found: Violation[] = [];
  const fatal: Violation[] = [];
  const odd: [holder: object, name: string][] = [];
  const report = (path: string, rule: Violation["rule"], want: string): false => {
    const violation = { path, rule, want };
    found.push(violation);
    if (isStructural(violation) || rule === "max_depth") fatal.push(violation);
    return false;
  };

  /** Visits a member or an item: one that does not fit is left out, unless the contract requires it. */
  function visitPart(holder: object, name: string, isRequired: boolean, visit: () => boolean): boolean {
    const before = fatal.length;
    if (visit()) return true;
    if (!isRequired || found.at(-1)?.rule === "unsafe_url") odd.push([holder, name]);
    if (!isRequired) fatal.length = before;
    return !isRequired;
  }

  /** @returns whether the value can be used; so do the functions below */
  function visit(schema: Schema, value: unknown, path: string, depth: number, isRequired = true): boolean {
    if (depth > MAX_DEPTH && typeof value === "object") return report(path, "max_depth", String(MAX_DEPTH));
    if ("ref" in schema) return visit(schemas[schema.ref] as Schema, value, path, depth, isRequired);
    if ("by" in schema) return visitVariant(schema, value, path, depth);
    if (schema.type === "object") return visitObject(schema, value, path, depth);
    if (schema.type === "array") return visitArray(schema, value, path, depth);
    return visitString(schema, value, path, isRequired);
  }

  function visitVariant(schema: VariantSchema, value: unknown, path: string, depth: number): boolean {
    const { by, variants, absent, unknown } = schema;
    if (!isObject(value)) return report(path, "type", "object");
    const tag = memberOf(value, by);
    const known = typeof tag === "string" ? (memberOf(variants, tag) as Schema | undefined) : undefined;
    if (known) return visit(known, value, path, depth);
    if (tag !== undefined && tag !== null) {
      report(`${path}/${by}`, "unknown_variant", Object.keys(variants).join(" | "));
      return visit(unknown, value, path, depth);
    }
    if (absent) return visit(absent, value, path, depth);
    return report(`${path}/${by}`, "required", "a value");
  }

  function visitObject(schema: ObjectSchema, value: unknown, path: string, depth: number): boolean {
    const { required = [], properties } = schema;
    if (!isObject(value)) return report(path, "type", "object");
    let fits = true;
    for (const name of required) {
      if (memberOf(value, name) === undefined) fits = report(`${path}/${name}`, "required", "a value");
    }
    for (const [name, member] of Object.entries(value)) {
      if (member === undefined) continue;
      const at = `${path}/${safeName(name)}`;
      const property = memberOf(properties, name) as Schema | false | undefined;
      const isRequired = required.includes(name);
      if (property === undefined) {
        report(at, "unknown_member", Object.keys(properties).join(" | "));
        const isLink = isLinkName(name);
        visitPart(value, name, false, () => visitUnknown(member, at, depth + 1, isLink));
      } else if (member === null && !isRequired) {
        visitPart(value, name, false, () => report(at, "null_member", "no null"));
      } else if (property === false) {
        odd.push([value, name]);
        fits = report(at, "forbidden", "nothing");
      } else {
        const part = () => visit(property, member, at, depth + 1, isRequired);
        fits = visitPart(value, name, isRequired, part) && fits;
      }
    }
    return fits;
  }

  function visitArray({ items }: ArraySchema, value: unknown, path: string, depth: number): boolean {
    if (!Array.isArray(value)) return report(path, "type", "array");
    for (const [index, item] of value.entries()) {
      const part = () => visit(items, item, `${path}/${index}`, depth + 1, false);
      visitPart(value, String(index), false, part);
    }
    return true;
  }

  function visitString(schema: StringSchema, value: unknown, path: string, isRequired: boolean): boolean {
    if (typeof value !== "string") return report(path, "type", "string");
    const { const: constant, enum: closed, known, minLength, maxLength, pattern, format } = schema;
    let fits = true;
    // Nobody can do without what is required, so its form alone does not make a message unusable.
    const reportForm = (rule: DriftRule, want: string) => {
      report(path, rule, want);
      fits &&= isRequired;
    };
    if (constant !== undefined && value !== constant) fits = report(path, "const", constant);
    if (closed && !closed.includes(value)) fits = report(path, "enum", closed.join(" | "));
    if (known && !known.includes(value)) report(path, "unknown_value", known.join(" | "));
    // A string has at most as many characters as UTF-16 units, and most need no counting.
    if (maxLength !== undefined && value.length > maxLength && lengthOf(value) > maxLength)
      report(path, "max_length", String(maxLength));
    if (minLength !== undefined && lengthOf(value) < minLength) reportForm("min_length", String(minLength));
    if (pattern && !new RegExp(pattern, "u").test(value)) reportForm("pattern", pattern);
    if (format && !FORMATS[format]?.(value)) reportForm("format", format);
    if (format === "uri" && isUnsafeUrl(value, isHttpAllowed)) fits = report(path, "unsafe_url", "https");
    return fits;
  }

  /**
   * What the contract does not know is kept, but for links that are unsafe, and what is nested without end. A link is no
   * violation of its own: the contract does not mention it, and in a request it is sent.
   */
  function visitUnknown(value: unknown, path: string, depth: number, isLink: boolean): boolean {
    if (typeof value === "string") {
      const isUnsafe = isLink ? isUnsafeUrl : isUnsafeText;
      return !isUnsafe(value, isHttpAllowed);
    }
    if (typeof value !== "object" || value === null) return true;
    if (depth > MAX_DEPTH) return report(path, "max_depth", String(MAX_DEPTH));
    for (const [name, part] of Object.entries(value)) {
      const at = `${path}/${safeName(name)}`;
      const isLinkPart = isLink || isLinkName(name);
      visitPart(value, name, false, () => visitUnknown(part, at, depth + 1, isLinkPart));
    }
    return true;
  }

  /** Whether the contract has a link of this name anywhere: then it is meant as one here too. */
  function isLinkName(name: string): boolean {
    return Object.values(schemas).some((schema) => {
      const property =
        "properties" in schema && (memberOf(schema.properties, name) as Schema | false | undefined);
      return property && "format" in property && property.format === "uri";
    });
  }

  visit(schema, value, "", 0);
  return { found, fatal, odd };
}

/** Member names come from outside; one that does not look like a name could be anything. */
function safeName(name: string): string {
  return /^[\w$-]{1,64}$/.test(name) ? name : "(unprintable)";
}

/** `__proto__` and the like are never found by accident. */
function memberOf(object: object, name: string): unknown {
  return Object.hasOwn(object, name) ? (object as Record<string, unknown>)[name] : undefined;
}

/** Whether a value is an object with members: no array, and not null. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
