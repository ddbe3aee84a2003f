import { describe, expect, test } from "vitest";
import { describeUnsigned, showExample } from "../plugins/examples.ts";
import { describeForbidden } from "../plugins/forbidden-properties.ts";
import { withResultCodes } from "../plugins/known-result-codes.ts";
import { describeExtensibleEnum } from "../plugins/known-values.ts";
import { describeResultCodes, failureCodes } from "../plugins/result-codes.ts";
import { describeServerSource, describeSource } from "../plugins/sources.ts";
import { type PluginWords, texts } from "../plugins/texts.ts";

const words = texts.en;
const own = [
  { code: "DONE", status: "S", message: "Done.", action: "Read `state`." },
  { code: "NOT_FOUND", status: "F", message: "A | B.", action: "Look\nagain.", when: "correlation-unknown" },
];
const general = [
  { code: "BUSY", status: "U", message: "Busy.", action: "Wait.", "x-source": "Elsewhere." },
  { code: "DENIED", status: "F", message: "No.", action: "Ask.", "x-source": "Elsewhere." },
];

interface Decoration<T> {
  name: string;
  decorate: (node: T, words: PluginWords) => void;
  given: T;
  want: object;
}
/** A row of a table whose rows are nodes of several kinds. */
const row = <T extends object>({ name, decorate, given, want }: Decoration<T>) => ({
  name,
  given,
  want,
  decorated() {
    const node = structuredClone(given);
    decorate(node, words);
    return node;
  },
});

describe("a node is decorated in place", () => {
  test.each([
    row({
      name: "the known values of an open string, and that it is open",
      decorate: describeExtensibleEnum,
      given: { type: "string", description: "A brand.\n", "x-extensible-enum": ["A", "B"] },
      want: { enum: ["A", "B"], description: "A brand.\n\nThe list is open: other values can occur." },
    }),
    row({
      name: "a closed enum stays",
      decorate: describeExtensibleEnum,
      given: { type: "string", enum: ["A"], description: "A brand." },
      want: { enum: ["A"], description: "A brand." },
    }),
    row({
      name: "a source",
      decorate: describeSource,
      given: { description: "The id.", "x-source": "The manual.\n" },
      want: { description: "The id.\n\n*Source: The manual.*" },
    }),
    row({
      name: "a source without a description",
      decorate: describeSource,
      given: { "x-source": "The manual." },
      want: { description: "*Source: The manual.*" },
    }),
    row({
      name: "no source",
      decorate: describeSource,
      given: { description: "The id." },
      want: { description: "The id." },
    }),
    row({
      name: "the source of a server, on its line",
      decorate: describeServerSource,
      given: { description: "Europe", "x-source": "The manual." },
      want: { description: "Europe (Source: The manual.)" },
    }),
    row({
      name: "the first of the examples",
      decorate: showExample,
      given: { examples: ["1", "2"] },
      want: { examples: ["1", "2"], example: "1" },
    }),
    row({
      name: "an example that is false",
      decorate: showExample,
      given: { examples: [false] },
      want: { example: false },
    }),
    row({ name: "no examples", decorate: showExample, given: { examples: [] }, want: { examples: [] } }),
    row({
      name: "an example of a constant",
      decorate: showExample,
      given: { const: "1", examples: ["1"] },
      want: { const: "1" },
    }),
    row({
      name: "an example of a single value",
      decorate: showExample,
      given: { enum: ["1"], examples: ["1"] },
      want: { enum: ["1"] },
    }),
    row({
      name: "a property that is never there",
      decorate: describeForbidden,
      given: { description: "No place.", properties: { why: {}, place: { not: {} } } },
      want: { description: "No place.\n\nAlways without `place`.", properties: { why: {} } },
    }),
    row({
      name: "an unsigned example",
      decorate: describeUnsigned,
      given: { summary: "No", "x-signed": false },
      want: { description: "The gateway leaves this answer unsigned." },
    }),
    row({
      name: "a signed example",
      decorate: describeUnsigned,
      given: { summary: "Yes" },
      want: { summary: "Yes" },
    }),
  ])("$name", ({ given, want, decorated }) => expect(decorated()).toEqual({ ...given, ...want }));
});

describe("result codes", () => {
  test("of the operation and general ones, in two tables", () => {
    const operation = { description: "Finds it.\n", "x-result-codes": own };
    describeResultCodes(operation, general, words);
    expect(operation.description).toBe(`Finds it.

**Result codes of this operation**

| Code | Status | Message | Further action |
| --- | --- | --- | --- |
| <code>DONE</code> | \`S\` | Done. | Read \`state\`. |
| <code>NOT_<wbr>FOUND</code> | \`F\` | A \\| B. | Look again. |

**General result codes, which any operation can answer with**

| Code | Status | Message | Further action |
| --- | --- | --- | --- |
| <code>BUSY</code> | \`U\` | Busy. | Wait. |
| <code>DENIED</code> | \`F\` | No. | Ask. |

*Source: Elsewhere.*

The lists are open: other codes can occur.`);
  });

  test("none", () => {
    const operation = { description: "Finds it." };
    describeResultCodes(operation, undefined, words);
    expect(operation).toEqual({ description: "Finds it." });
  });

  test("of a failed call: all but the successful ones", () => {
    expect(failureCodes({ "x-result-codes": own }, general)).toEqual(["NOT_FOUND", "BUSY", "DENIED"]);
    expect(failureCodes({})).toEqual([]);
  });
});

describe("known result codes", () => {
  const code = { type: "string", description: "The code.", "x-known-result-codes": true };
  const root = {
    components: {
      schemas: {
        Answer: { oneOf: [{ $ref: "#/components/schemas/Done" }, { $ref: "#/components/schemas/Failed" }] },
        Done: { properties: { next: { $ref: "#/components/schemas/Done" } } },
        Failed: { properties: { code, cause: { $ref: "#/components/schemas/Failed" } } },
      },
    },
  };
  const part = { schema: { $ref: "#/components/schemas/Answer" } };
  const listed = {
    ...code,
    enum: ["A", "B"],
    description: "The code.\n\nThe list is open: other values can occur.",
  };

  test("are listed in a copy, and only the way to them is inlined", () => {
    const before = structuredClone(root);
    expect(withResultCodes(root, part, ["A", "B"], words)).toEqual({
      schema: {
        title: "Answer",
        oneOf: [
          { $ref: "#/components/schemas/Done" },
          { title: "Failed", properties: { code: listed, cause: { $ref: "#/components/schemas/Failed" } } },
        ],
      },
    });
    expect(root).toEqual(before);
  });

  test("a part without them stays the same object", () => {
    const other = { schema: { $ref: "#/components/schemas/Done" } };
    expect(withResultCodes(root, other, ["A"], words)).toBe(other);
  });

  test("a reference to another file is an error", () => {
    expect(() => withResultCodes(root, { $ref: "other.yaml" }, [], words)).toThrow("other.yaml");
  });
});
