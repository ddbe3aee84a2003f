import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Problem, problems } from "../scripts/problems.ts";
import { spec } from "../scripts/redocly.ts";

/** Marks the place that lint has to name. */
const HERE = "‸";
const text = readFileSync(join(spec, "openapi.yaml"), "utf8");
const PARAMETER = '        - $ref: "#/components/parameters/AgentToken"\n';
const LAST4 = /(last4:\n {10}type: string\n)/;

const mistakes: { name: string; from: string | RegExp; to: string; want: string }[] = [
  {
    name: "a query parameter",
    from: PARAMETER,
    to: `${PARAMETER}        - name: page\n          ‸in: query\n          schema: { type: string }\n`,
    want: "The client sends no query parameter; move page into the request body.",
  },
  {
    name: "a path parameter",
    from: PARAMETER,
    to: `${PARAMETER}        - { name: id, ‸in: path, required: true }\n`,
    want: "The client sends no path parameter; move id into the request body.",
  },
  {
    name: "a header without x-set-by",
    from: PARAMETER,
    to: `${PARAMETER}        - ‸{ name: priority, in: header }\n`,
    want: "Callers of the client cannot pass the header priority;",
  },
  { name: "PUT", from: "    post:\n", to: "    ‸put:\n", want: "The gateway knows only POST." },
  { name: "GET", from: "    post:\n", to: "    ‸get: {}\n    post:\n", want: "The gateway knows only POST." },
  {
    name: "a path by reference",
    from: "\n# Codes that other pages",
    to: "  /v1/vaults/again:\n    ‸$ref: '#/components/pathItems/Again'\n\n# Codes that other pages",
    want: "$ref is not supported in a path item; write the operation here.",
  },
  {
    name: "allOf",
    from: "    VaultingSucceeded:\n      type: object\n",
    to: "    VaultingSucceeded:\n      type: object\n      ‸allOf: []\n",
    want: "The keyword allOf is not supported here; write the members of all parts into one object;",
  },
  {
    name: "a map",
    from: "    Card:\n      type: object\n",
    to: "    Card:\n      type: object\n      ‸additionalProperties: { type: string }\n",
    want: "The keyword additionalProperties is not supported here; unknown members always pass,",
  },
  {
    name: "a default",
    from: LAST4,
    to: "$1          ‸default: '0000'\n",
    want: "The keyword default is not supported here; the client sends exactly what it is given,",
  },
  {
    name: "an unknown format",
    from: LAST4,
    to: "$1          ‸format: uuid\n",
    want: "format is uuid, but must be one of uri, date-time, date.",
  },
  {
    name: "http in production",
    from: "url: https://open-na-global.alipay.com/ams/api",
    to: "‸url: http://open-na-global.alipay.com/ams/api",
    want: "http://open-na-global.alipay.com/ams/api must be https;",
  },
  {
    name: "one URL for two environments",
    from: "url: https://open-na-global.alipay.com/ams/sandbox/api",
    to: "‸url: https://open-na-global.alipay.com/ams/api",
    want: "https://open-na-global.alipay.com/ams/api is a server of the other environment already",
  },
  {
    name: "an empty action",
    from: "    action: Use POST.",
    to: '    ‸action: ""',
    want: "action must not be empty.",
  },
  {
    name: "a member without a source",
    from: "        last4:\n          type: string\n          maxLength: 4\n          x-secret: true\n          description: The last four digits of the card number.\n          x-source: *length\n",
    to: "        ‸last4:\n          type: string\n          maxLength: 4\n          x-secret: true\n          description: The last four digits of the card number.\n",
    want: "The member paymentMethodDetail.card.last4 is not on the page of 2023-12-26;",
  },
  {
    name: "a repeated key",
    from: "info:\n",
    to: "info:\n  title: Again\n",
    want: "The key title is repeated; remove one of the two.",
  },
];

let found: Problem[][];
let directory: string;
let contents: string[];

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), "places-"));
  contents = mistakes.map(({ name, from, to }) => {
    const changed = text.replace(from, to);
    if (changed === text) throw new Error(`The contract has no such place: ${name}`);
    return changed;
  });
  const files = contents.map((changed, index) => {
    const file = join(directory, `${index}.yaml`);
    writeFileSync(file, changed.replace(HERE, ""));
    return file;
  });
  found = await problems(files, ["no-invalid-media-type-examples"]);
}, 120_000);
afterAll(() => rmSync(directory, { recursive: true }));

test.each(mistakes.map((mistake, index) => ({ ...mistake, index })))(
  "$name: lint names line and column, and what to do",
  ({ want, index }) => {
    const before = contents[index]?.split(HERE) ?? [];
    const lines = before[0]?.split("\n") ?? [];
    const place = `${join(directory, `${index}.yaml`)}:${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}`;
    const messages = found[index]?.filter(({ message }) => message.startsWith(want)) ?? [];
    expect(messages, JSON.stringify(found[index])).toHaveLength(1);
    expect(messages[0]?.message).toMatch(/^[^\n]+\.$/);
    if (before.length > 1) expect(messages[0]?.place).toBe(place);
  },
);
