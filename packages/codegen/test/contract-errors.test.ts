import { describe, expect, test } from "vitest";
import { ContractError, parseSpec, readSpec } from "../src/contract/document.ts";
import { generate } from "../src/generate.ts";
import { type Edit, edited } from "./support/parcels.ts";

/** Marks the place in an edit that the error has to name. */
const HERE = "‸";

interface Mistake {
  name: string;
  given: Edit[];
  /** The message after `file:line:column: `. */
  want: string | RegExp;
}

async function errorOf(marked: string): Promise<{ want: string; message: string }> {
  const offset = marked.indexOf(HERE);
  const before = marked.slice(0, offset).split("\n");
  const error = await Promise.resolve()
    .then(() => generate(parseSpec(marked.replace(HERE, ""), "spec.yaml"), "client"))
    .then(
      () => new Error("Nothing was wrong."),
      (error: Error) => error,
    );
  if (!(error instanceof ContractError)) throw error;
  return { want: `spec.yaml:${before.length}:${(before.at(-1)?.length ?? 0) + 1}: `, message: error.message };
}

function table(title: string, mistakes: Mistake[]): void {
  describe(title, () => {
    test.each(mistakes)("$name", async ({ given, want }) => {
      const { want: position, message } = await errorOf(edited(...given));
      expect(message.slice(0, position.length)).toBe(position);
      expect(message.slice(position.length)).toMatch(want);
    });
  });
}

const schemaRef = (name: string) => `$ref: "#/components/schemas/${name}"`;
const COLOUR = "colour: { type: string, maxLength: 9, x-extensible-enum: [RED, BLUE] }";
const ARTICLE = '        parcelId: { $ref: "#/components/schemas/ParcelId" }\n    ParcelId:';

table("YAML", [
  {
    name: "a key that stands twice",
    given: [["  version: 1.0.0", "  version: 1.0.0\n  ‸version: 2.0.0"]],
    want: /^Map keys must be unique\.$/,
  },
  {
    name: "a bracket that is not closed",
    given: [["final: [HERE] }", "final: [HERE‸}"]],
    want: /./,
  },
  {
    name: "an unknown tag",
    given: [["title: Parcels", "title: ‸!nope Parcels"]],
    want: "Unresolved tag: !nope.",
  },
]);

table("references", [
  {
    name: "a schema that is not there",
    given: [
      [
        'parcelId: { $ref: "#/components/schemas/ParcelId" }\n    ParcelId:',
        '‸parcelId: { $ref: "#/components/schemas/Nope" }\n    ParcelId:',
      ],
    ],
    want: "The reference #/components/schemas/Nope leads nowhere.",
  },
  {
    name: "a request schema that is not there",
    given: [
      [`schema:\n              ${schemaRef("FindRequest")}`, `‸schema:\n              ${schemaRef("Nope")}`],
    ],
    want: "The reference #/components/schemas/Nope leads nowhere.",
  },
  {
    name: "a variant that is not there",
    given: [[`- ${schemaRef("Here")}`, `- ‸${schemaRef("Nope")}`]],
    want: "The reference #/components/schemas/Nope leads nowhere.",
  },
  {
    name: "a schema that is only itself",
    given: [
      [
        ARTICLE,
        `        parcelId: { ${schemaRef("Loop")} }\n    Loop: { ${schemaRef("Again")} }\n    ‸Again: { ${schemaRef("Loop")} }\n    ParcelId:`,
      ],
    ],
    want: /^The reference .* leads back to itself\.$/,
  },
  {
    name: "an example that leads back to itself",
    given: [
      [
        'here:\n                value: { parcelId: "1" }',
        '‸here: { $ref: "#/paths/~1v1~1parcels~1find/post/requestBody/content/application~1json/examples/here" }',
      ],
    ],
    want: /leads back to itself\.$/,
  },
  {
    name: "another file",
    given: [
      [
        `schema:\n              ${schemaRef("FindRequest")}`,
        '‸schema:\n              $ref: "other.yaml#/Request"',
      ],
    ],
    want: "Only references inside this file are read, not other.yaml#/Request.",
  },
  {
    name: "something beside a schema reference",
    given: [[`- ${schemaRef("Here")}`, `- ${schemaRef("Here")}\n          ‸maxLength: 3`]],
    want: "The run-time check does not know the keyword maxLength here.",
  },
]);

table("operations", [
  {
    name: "no operationId",
    given: [["    post:\n      operationId: findParcel", "    ‸post:"]],
    want: "operationId has to be a string.",
  },
  {
    name: "an operationId that the client has a member of",
    given: [["operationId: findParcel", "‸operationId: raw"]],
    want: "The client or the mock has a member raw already.",
  },
  {
    name: "an operationId that the mock has a member of",
    given: [["operationId: findParcel", "‸operationId: assertContract"]],
    want: "The client or the mock has a member assertContract already.",
  },
  {
    name: "an operationId that stands twice",
    given: [
      [
        "x-general-result-codes:",
        "  /v1/again:\n    post:\n      ‸operationId: findParcel\n      requestBody: &body { content: { application/json: { schema: { $ref: '#/components/schemas/FindRequest' } } } }\n      responses: { 200: *body }\nx-general-result-codes:",
      ],
    ],
    want: "findParcel is the operationId of /v1/parcels/find already.",
  },
  { name: "another method", given: [["    post:\n", "    ‸put:\n"]], want: "The gateway knows only POST." },
  {
    name: "a method beside POST",
    given: [["    post:\n", "    ‸get: {}\n    post:\n"]],
    want: "The gateway knows only POST.",
  },
  {
    name: "a path without a slash",
    given: [["  /v1/parcels/find:", "  ‸v1/parcels/find:"]],
    want: "A path begins with a slash, not v1/parcels/find.",
  },
  {
    name: "no request body",
    given: [
      ["    post:\n", "    ‸post:\n"],
      ["requestBody:", "x-body:"],
    ],
    want: "application/json with a schema is missing.",
  },
  {
    name: "another media type",
    given: [
      [
        "requestBody:\n        content:\n          application/json:",
        "‸requestBody:\n        content:\n          text/plain:",
      ],
    ],
    want: "application/json with a schema is missing.",
  },
  {
    name: "no answer with status 200",
    given: [['      responses:\n        "200":', '      ‸responses:\n        "201":']],
    want: "application/json with a schema is missing.",
  },
  {
    name: "polling without its final values",
    given: [
      [
        "x-polling: { field: state, pending: [MOVING], final: [HERE] }",
        "x-polling: { field: state, pending: [MOVING], ‸final: HERE }",
      ],
    ],
    want: "final has to be a list.",
  },
  {
    name: "no operation at all",
    given: [
      ["paths:", "x-paths:"],
      ["openapi: 3.1.0", "‸openapi: 3.1.0"],
    ],
    want: "The contract has no operation.",
  },
]);

table("servers", [
  {
    name: "none",
    given: [
      ["servers:", "x-servers:"],
      ["openapi: 3.1.0", "‸openapi: 3.1.0"],
    ],
    want: "servers is missing.",
  },
  {
    name: "an empty list",
    given: [["servers:", "‸servers: []\nx-servers:"]],
    want: "The contract needs at least one server.",
  },
  {
    name: "two for one region and environment",
    given: [
      ["  - url: https://parcels.example/sandbox", "  - ‸url: https://parcels.example/sandbox"],
      ["x-environment: sandbox", "x-environment: production"],
    ],
    want: "There are two servers for moon, production.",
  },
  {
    name: "no region",
    given: [
      ["  - url: https://parcels.example/api\n    x-region: moon", "  - ‸url: https://parcels.example/api"],
    ],
    want: "x-region has to be a string.",
  },
  {
    name: "a URL without a host",
    given: [["url: https://parcels.example/api", "‸url: /api"]],
    want: "/api is no absolute URL.",
  },
  {
    name: "an environment that no client id selects",
    given: [["x-environment: sandbox", "‸x-environment: staging"]],
    want: "staging is none of production, sandbox.",
  },
  {
    name: "a variable",
    given: [["url: https://parcels.example/api", '‸url: "https://{region}.parcels.example/api"']],
    want: "https://{region}.parcels.example/api has variables; give one server for each value.",
  },
  {
    name: "a slash at the end",
    given: [["url: https://parcels.example/api", "‸url: https://parcels.example/api/"]],
    want: "https://parcels.example/api/ must not end with a slash: operation paths begin with one.",
  },
]);

table("result codes", [
  {
    name: "an unknown status",
    given: [["          status: F", "          ‸status: E"]],
    want: "E is none of S, F, U.",
  },
  {
    name: "an unknown situation",
    given: [["when: correlation-unknown", "‸when: full-moon"]],
    want: "full-moon is none of correlation-unknown, request-invalid, client-unknown,",
  },
  {
    name: "a code that stands twice",
    given: [["        - code: NO_PARCEL", "        - ‸code: FOUND"]],
    want: "The result code FOUND stands twice.",
  },
  {
    name: "two codes for one situation",
    given: [
      ["action: Go and get it.", "action: Go and get it.\n          when: correlation-unknown"],
      ["action: Check the id.\n          when: ", "action: Check the id.\n          ‸when: "],
    ],
    want: "correlation-unknown is answered by FOUND already.",
  },
  {
    name: "no action",
    given: [
      ["          action: Check the id.\n", ""],
      ["        - code: NO_PARCEL", "        - ‸code: NO_PARCEL"],
    ],
    want: "action has to be a string.",
  },
  {
    name: "a situation without an example",
    given: [
      ["    action: Call later.", "    action: Call later.\n    when: request-invalid"],
      [
        "              examples:\n                here:\n                  value:",
        "              ‸examples:\n                here:\n                  value:",
      ],
    ],
    want: "BUSY answers request-invalid, but no example has this result code.",
  },
]);

table("examples", [
  {
    name: "a code that is not listed",
    given: [
      [
        "                none:\n                  x-signed",
        "                ‸none:\n                  x-signed",
      ],
      ["resultCode: NO_PARCEL, resultStatus: F", "resultCode: NEW, resultStatus: F"],
    ],
    want: 'The example\'s resultCode "NEW" is not among the result codes.',
  },
  {
    name: "no result",
    given: [
      [
        "                none:\n                  x-signed",
        "                ‸none:\n                  x-signed",
      ],
      ["result: { resultCode: NO_PARCEL, resultStatus: F }", "state: HERE"],
    ],
    want: "The example's resultCode (absent) is not among the result codes.",
  },
  {
    name: "another status than the documented one",
    given: [
      [
        "                none:\n                  x-signed",
        "                ‸none:\n                  x-signed",
      ],
      ["resultCode: NO_PARCEL, resultStatus: F", "resultCode: NO_PARCEL, resultStatus: U"],
    ],
    want: '"NO_PARCEL" has the status F, the example says "U".',
  },
  {
    name: "a success that is unsigned",
    given: [
      [
        "                    colour: RED",
        "                    colour: RED\n                  ‸x-signed: false",
      ],
    ],
    want: "A successful answer is always signed.",
  },
  {
    name: "x-signed that is no boolean",
    given: [["x-signed: false", '‸x-signed: "no"']],
    want: "x-signed is true or false.",
  },
  {
    name: "a request without an answer",
    given: [
      [
        '              none:\n                value: { parcelId: "2" }',
        '              none:\n                value: { parcelId: "2" }\n              ‸lonely:\n                value: { parcelId: "3" }',
      ],
    ],
    want: "The request example lonely has no response example of the same name.",
  },
  {
    name: "an answer without a request",
    given: [
      ['              none:\n                value: { parcelId: "2" }\n', ""],
      [
        "                none:\n                  x-signed",
        "                ‸none:\n                  x-signed",
      ],
    ],
    want: "The response example none has no request example of the same name.",
  },
  {
    name: "an answer with another id than its request",
    given: [
      ["                here:\n                  value:", "                ‸here:\n                  value:"],
      ['                    parcelId: "1"', '                    parcelId: "7"'],
    ],
    want: 'parcelId is "7", but "1" in the request example.',
  },
  {
    name: "a success without the id",
    given: [
      ["                here:\n                  value:", "                ‸here:\n                  value:"],
      ['                    parcelId: "1"\n', ""],
    ],
    want: 'parcelId is (absent), but "1" in the request example.',
  },
  {
    name: "two requests with one id",
    given: [
      [
        '              none:\n                value: { parcelId: "2" }',
        '              ‸none:\n                value: { parcelId: "1" }',
      ],
    ],
    want: "The request examples here and none have the same parcelId.",
  },
  {
    name: "a request without the id",
    given: [
      [
        '              none:\n                value: { parcelId: "2" }',
        "              ‸none:\n                value: {}",
      ],
    ],
    want: "The request example none has no parcelId.",
  },
  {
    name: "a request that its schema forbids",
    given: [
      ['                value: { parcelId: "2" }', '                ‸value: { parcelId: "123456789" }'],
    ],
    want: /^The request example of findParcel, none does not fit its schema:\n {2}\/parcelId must NOT have more than 8 characters$/,
  },
  {
    name: "an answer that its schema forbids",
    given: [
      [
        "                  value:\n                    result: { resultCode: NO_PARCEL",
        "                  ‸value:\n                    state: HERE\n                    result: { resultCode: NO_PARCEL",
      ],
    ],
    want: /^The response example of findParcel, none does not fit its schema:\n/,
  },
  {
    name: "no value",
    given: [
      [
        '              none:\n                value: { parcelId: "2" }',
        "              ‸none:\n                summary: Nothing",
      ],
    ],
    want: "value has to be an object.",
  },
]);

table("schemas", [
  {
    name: "an unsupported keyword",
    given: [[COLOUR, "colour: { type: string, ‸contentEncoding: base64 }"]],
    want: "The run-time check does not know the keyword contentEncoding here.",
  },
  {
    name: "a keyword of another type",
    given: [
      ["    CallFailed:\n      type: object", "    CallFailed:\n      type: object\n      ‸minProperties: 1"],
    ],
    want: "The run-time check does not know the keyword minProperties here.",
  },
  {
    name: "a number",
    given: [[COLOUR, "‸colour: { type: integer }"]],
    want: "A schema says type string, array or object, or is a oneOf or a $ref.",
  },
  {
    name: "an unknown format",
    given: [[COLOUR, "colour: { type: string, ‸format: colour }"]],
    want: "The format colour is none of uri, date-time.",
  },
  {
    name: "a pattern that is no pattern",
    given: [
      [COLOUR, "colour: { type: string, pattern: '(' }"],
      ["    FindResponse:\n", "    ‸FindResponse:\n"],
    ],
    want: "FindResponse is no JSON Schema: Invalid regular expression:",
  },
  {
    name: "a oneOf that nothing tells apart",
    given: [
      ["state: { type: string, const: MOVING }", "state: { type: string, const: HERE }"],
      ["FindResponse:\n      oneOf:", "FindResponse:\n      ‸oneOf:"],
    ],
    want: "Nothing tells the variants apart:",
  },
  {
    name: "two variants without the member",
    given: [
      ["state: { type: string, const: MOVING }", "state: false"],
      ["FindResponse:\n      oneOf:", "FindResponse:\n      ‸oneOf:"],
    ],
    want: "Nothing tells the variants apart:",
  },
  {
    name: "a discriminator that is not required",
    given: [
      [
        "    Moving:\n      type: object\n      required: [result, parcelId, state]",
        "    Moving:\n      type: object\n      required: [result, parcelId]",
      ],
      ["FindResponse:\n      oneOf:", "FindResponse:\n      ‸oneOf:"],
    ],
    want: "Nothing tells the variants apart:",
  },
  {
    name: "a variant that is no object",
    given: [[`- ${schemaRef("Here")}`, `- ‸${schemaRef("ParcelId")}`]],
    want: "A variant of a oneOf has to be an object.",
  },
  {
    name: "a oneOf that contains only itself",
    given: [[`- ${schemaRef("Here")}`, `- ‸${schemaRef("FindResponse")}`]],
    want: "A variant of a oneOf has to be an object.",
  },
  {
    name: "a oneOf in a oneOf: the position is that of the inner one",
    given: [
      [
        `- ${schemaRef("Here")}`,
        `- oneOf:\n            - ${schemaRef("Here")}\n            - { type: object, ‸nope: 1 }`,
      ],
    ],
    want: "The run-time check does not know the keyword nope here.",
  },
  {
    name: "a request schema without a name",
    given: [[`schema:\n              ${schemaRef("FindRequest")}`, "‸schema:\n              type: object"]],
    want: "Give this schema a name under #/components/schemas/ and refer to it.",
  },
]);

table("the client id of the examples", [
  {
    name: "no header parameter client-id",
    given: [
      ["\ncomponents:", "\n‸components:"],
      ["name: client-id", "name: client"],
    ],
    want: "There is no header parameter client-id with an example.",
  },
  {
    name: "no example",
    given: [
      ["    ClientId:\n", "    ‸ClientId:\n"],
      ["      example: SANDBOX_MOON\n", ""],
    ],
    want: "example has to be a string.",
  },
]);

describe("files", () => {
  test.each([
    { name: "an empty file", text: "", want: "spec.yaml:1:1: An OpenAPI document is an object." },
    { name: "a list", text: "- 1\n", want: "spec.yaml:1:1: An OpenAPI document is an object." },
    {
      name: "an alias without its anchor",
      text: "a: *nope\n",
      want: /^spec\.yaml: Unresolved alias .*nope\.$/,
    },
    { name: "an alias inside its own anchor", text: "a: &x [*x]\n", want: /^spec\.yaml: [^\n]+\.$/ },
    {
      name: "two documents",
      text: "a: 1\n---\nb: 1\n",
      want: /^spec\.yaml:2:1: Source contains multiple documents/,
    },
  ])("$name", ({ text, want }) => {
    expect(() => parseSpec(text, "spec.yaml")).toThrow(ContractError);
    expect(() => parseSpec(text, "spec.yaml")).toThrow(want);
  });

  test("a file that is not there", async () => {
    await expect(readSpec("no-such.yaml")).rejects.toEqual(
      new ContractError("no-such.yaml: the file cannot be read (ENOENT)."),
    );
  });

  test("many aliases are no attack", () => {
    const aliases = Array.from({ length: 200 }, (_, index) => `k${index}: *a`).join("\n");
    expect(() => parseSpec(`a: &a { b: &b { c: 1 }, d: *b }\n${aliases}\n`, "spec.yaml")).not.toThrow();
  });
});

describe("a position", () => {
  test.each([
    { name: "of a key", text: "a:\n  b: 1\n", path: ["a", "b"], want: "2:3" },
    {
      name: "of what is missing: the last key before it",
      text: "a:\n  b: 1\n",
      path: ["a", "c", "d"],
      want: "1:1",
    },
    {
      name: "of an item in a list in a list",
      text: "a:\n  - []\n  - - 1\n    - 2\n",
      path: ["a", 1, 1],
      want: "4:7",
    },
    { name: "of the same index twice", text: "a:\n  - - [1, 2]\n", path: ["a", 0, 0, 1], want: "2:11" },
    { name: "of a key that is a number", text: "a:\n  200: 1\n", path: ["a", "200"], want: "2:3" },
    { name: "behind an alias", text: "a: &a\n  b: 1\nc: *a\n", path: ["c", "b"], want: "2:3" },
  ])("$name", ({ text, path, want }) => {
    expect(parseSpec(text, "spec.yaml").error(path, "Wrong.").message).toBe(`spec.yaml:${want}: Wrong.`);
  });
});
