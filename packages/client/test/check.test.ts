import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { check, compare, isStructural } from "../src/contract/check.ts";
import type { Schemas } from "../src/contract/schema.ts";
import { httpNowhere } from "../src/contract/urls.ts";
import { schemas } from "../src/generated/validators.ts";

const compareWith = (schemas: Schemas, name: string, value: unknown) =>
  compare(schemas, { ref: name }, value, httpNowhere).found;

const small: Schemas = {
  Pet: {
    type: "object",
    required: ["id", "kind"],
    properties: {
      id: { type: "string", minLength: 1, maxLength: 3 },
      kind: { ref: "Kind" },
      tags: { type: "array", items: { ref: "Kind" } },
      gone: false,
    },
  },
  Kind: { type: "string", enum: ["cat", "dog"] },
  Site: { type: "string", format: "uri", pattern: "^h" },
  Time: { type: "string", format: "date-time" },
  Day: { type: "string", format: "date" },
  Shape: {
    by: "is",
    variants: {
      a: {
        type: "object",
        required: ["is"],
        properties: { is: { type: "string", const: "a" }, x: { type: "string", known: ["1"] } },
      },
    },
    absent: { type: "object", properties: { is: false } },
    unknown: { type: "object", required: ["is"], properties: { is: { type: "string" } } },
  },
  Strict: { by: "is", variants: {}, unknown: { type: "object", properties: {} } },
};

const pet = { id: "1", kind: "cat" };
test.each<{ schema: string; value: unknown; want: string[] }>([
  { schema: "Pet", value: pet, want: [] },
  { schema: "Pet", value: { ...pet, tags: ["cat", "dog"] }, want: [] },
  { schema: "Pet", value: [], want: [" type"] },
  { schema: "Pet", value: null, want: [" type"] },
  { schema: "Pet", value: {}, want: ["/id required", "/kind required"] },
  { schema: "Pet", value: { ...pet, id: 1 }, want: ["/id type"] },
  { schema: "Pet", value: { ...pet, id: null }, want: ["/id type"] },
  { schema: "Pet", value: { ...pet, id: "" }, want: ["/id min_length"] },
  { schema: "Pet", value: { ...pet, id: "1234" }, want: ["/id max_length"] },
  { schema: "Pet", value: { ...pet, id: "💳💳💳" }, want: [] },
  { schema: "Pet", value: { ...pet, kind: "fox" }, want: ["/kind enum"] },
  { schema: "Pet", value: { ...pet, tags: ["cat", "fox"] }, want: ["/tags/1 enum"] },
  { schema: "Pet", value: { ...pet, tags: {} }, want: ["/tags type"] },
  { schema: "Pet", value: { ...pet, tags: null }, want: ["/tags null_member"] },
  { schema: "Pet", value: { ...pet, tags: undefined }, want: [] },
  { schema: "Pet", value: { ...pet, gone: "x" }, want: ["/gone forbidden"] },
  { schema: "Pet", value: { ...pet, more: "x" }, want: ["/more unknown_member"] },
  { schema: "Pet", value: { ...pet, "a/secret+": "x" }, want: ["/(unprintable) unknown_member"] },
  {
    schema: "Pet",
    value: JSON.parse('{"id":"1","kind":"cat","__proto__":{"tags":1},"toString":"x"}'),
    want: ["/__proto__ unknown_member", "/toString unknown_member"],
  },
  { schema: "Pet", value: Object.create(pet), want: ["/id required", "/kind required"] },
  { schema: "Site", value: "https://x.test/", want: [] },
  { schema: "Site", value: "app://x", want: [" pattern"] },
  { schema: "Site", value: "h no url", want: [" format", " unsafe_url"] },
  { schema: "Time", value: "2026-11-23T12:00:00+01:00", want: [] },
  { schema: "Time", value: "2026-11-23", want: [" format"] },
  { schema: "Day", value: "2024-02-29", want: [] },
  { schema: "Day", value: "2023-02-29", want: [" format"] },
  { schema: "Day", value: "2026-13-01", want: [" format"] },
  { schema: "Day", value: "2026-11-23T12:00:00Z", want: [" format"] },
  { schema: "Day", value: "23.11.2026", want: [" format"] },
  { schema: "Shape", value: { is: "a", x: "1" }, want: [] },
  { schema: "Shape", value: { is: "a", x: "2" }, want: ["/x unknown_value"] },
  { schema: "Shape", value: {}, want: [] },
  { schema: "Shape", value: { is: "b" }, want: ["/is unknown_variant"] },
  { schema: "Shape", value: { is: "toString" }, want: ["/is unknown_variant"] },
  { schema: "Shape", value: { is: 1 }, want: ["/is unknown_variant", "/is type"] },
  { schema: "Shape", value: "a", want: [" type"] },
  { schema: "Strict", value: {}, want: ["/is required"] },
])("$schema of $value: $want", ({ schema, value, want }) => {
  expect(compareWith(small, schema, value).map(({ path, rule }) => `${path} ${rule}`)).toEqual(want);
});

test("growth of the contract is drift, everything else is structural", () => {
  const rules = [
    "type",
    "required",
    "const",
    "enum",
    "forbidden",
    "max_length",
    "unknown_value",
    "unknown_member",
    "unknown_variant",
    "null_member",
  ] as const;
  expect(rules.filter((rule) => isStructural({ path: "", rule, want: "" }))).toEqual([
    "type",
    "required",
    "const",
    "enum",
    "forbidden",
  ]);
});

describe("a mock gateway may lead to pages of its own machine, which a client elsewhere refuses", () => {
  const schemas: Schemas = { Link: { type: "string", format: "uri" } };
  const cases: { url: string; anywhere: boolean; mock: boolean }[] = [
    { url: "https://bank.example/3ds", anywhere: true, mock: true },
    { url: "http://127.0.0.1:4010/3ds", anywhere: false, mock: true },
    { url: "http://localhost/3ds", anywhere: false, mock: true },
    { url: "http://[::1]:4010/3ds", anywhere: false, mock: true },
    { url: "http://bank.example/3ds", anywhere: false, mock: false },
    { url: "http://127.0.0.1.evil.example/3ds", anywhere: false, mock: false },
    { url: "http://10.0.0.1/3ds", anywhere: false, mock: false },
    { url: "javascript:alert(1)", anywhere: false, mock: false },
  ];
  test.each(cases)("$url", ({ url, anywhere, mock }) => {
    const isFine = (found: readonly unknown[]) => found.length === 0;
    expect({
      anywhere: isFine(compareWith(schemas, "Link", url)),
      mock: isFine(check(schemas, "Link", url)),
    }).toEqual({ anywhere, mock });
  });
});

describe("against ajv on the spec itself", () => {
  const document = parse(readFileSync(new URL("../../../spec/openapi.yaml", import.meta.url), "utf8"));
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  ajv.addSchema({ ...document, $id: "spec" });
  const examples = Object.values<{ value: object }>(document.components.examples).map(({ value }) => value);
  /** What JSON Schema allows and we report as drift. */
  const beyond = ["unknown_value", "unknown_member", "unsafe_url"];

  const leaf = fc.oneof(
    fc.constantFrom(
      "SUCCESS",
      "FAIL",
      "PROCESSING",
      "S",
      "F",
      "U",
      "VISA",
      "CARD",
      "",
      "x".repeat(65),
      "x".repeat(2049),
      "not a url",
      "https://x.test/",
    ),
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.constant([]),
    fc.constant({}),
  );
  /** Sets, removes or adds members of an example, at any depth. */
  const mutate = (value: object, changes: [number, number, unknown][]) => {
    const copy = structuredClone(value) as Record<string, unknown>;
    for (const [where, kind, change] of changes) {
      const places: [Record<string, unknown>, string][] = [];
      const walk = (node: Record<string, unknown>) => {
        for (const [key, member] of Object.entries(node)) {
          places.push([node, key]);
          if (typeof member === "object" && member !== null && !Array.isArray(member))
            walk(member as Record<string, unknown>);
        }
      };
      walk(copy);
      const place = places[where % Math.max(1, places.length)];
      if (!place) continue;
      const [node, key] = place;
      if (kind === 0) delete node[key];
      else if (kind === 1) node[key] = change;
      else node.vaultingStatus = change;
    }
    return copy;
  };

  test.each(Object.keys(schemas))("%s: the same verdict for mutated examples", (name) => {
    const validate = ajv.getSchema(`spec#/components/schemas/${name}`);
    if (!validate) return expect.unreachable(name);
    let valid = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...examples),
        fc.array(fc.tuple(fc.nat(40), fc.nat(2), leaf), { maxLength: 4 }),
        (example, changes) => {
          const value = mutate(example, changes as [number, number, unknown][]);
          const ours =
            compareWith(schemas, name, value).filter(({ rule }) => !beyond.includes(rule)).length === 0;
          const theirs = validate(value) === true;
          if (theirs) valid++;
          expect(ours, JSON.stringify(value)).toBe(theirs);
        },
      ),
      { numRuns: 400, seed: 20261123 },
    );
    if (name.endsWith("Response")) expect(valid).toBeGreaterThan(20);
  });
});
