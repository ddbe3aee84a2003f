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

const CLIENT_ID = '        - $ref: "#/components/parameters/ClientId"';
const schemaRef = (name: string) => `$ref: "#/components/schemas/${name}"`;
const COLOUR = "colour: { type: string, maxLength: 9, x-extensible-enum: [RED, BLUE] }";
const ARTICLE = '        parcelId: { $ref: "#/components/schemas/ParcelId" }\n    ParcelId:';

table("YAML", [
  {
    name: "a key that is repeated",
    given: [["  version: 1.0.0", "  version: 1.0.0\n  ‸version: 2.0.0"]],
    want: /^The key version is repeated; remove one of the two\.$/,
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
    want: "The keyword maxLength is not supported here; remove it or describe it in words.",
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
    name: "an operationId that is the name of the base URL",
    given: [["operationId: findParcel", "‸operationId: baseUrl"]],
    want: "The client or the mock has a member baseUrl already.",
  },
  {
    name: "an operationId that the mock has a member of",
    given: [["operationId: findParcel", "‸operationId: assertContract"]],
    want: "The client or the mock has a member assertContract already.",
  },
  {
    name: "an operationId that is repeated",
    given: [
      [
        "x-general-result-codes:",
        "  /v1/again:\n    post:\n      ‸operationId: findParcel\n      requestBody: &body { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/FindRequest' } } } }\n      responses: { 200: { content: { application/json: { schema: { $ref: '#/components/schemas/FindResponse' } } } } }\nx-general-result-codes:",
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
        "requestBody:\n        required: true\n        content:\n          application/json:",
        "‸requestBody:\n        required: true\n        content:\n          text/plain:",
      ],
    ],
    want: "application/json with a schema is missing.",
  },
  {
    name: "no response with status 200",
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

table("what the derivation does not support", [
  {
    name: "a query parameter",
    given: [[CLIENT_ID, `${CLIENT_ID}\n        - { name: page, ‸in: query, schema: { type: string } }`]],
    want: "The client sends no query parameter; move page into the request body.",
  },
  {
    name: "a path parameter, of the path item",
    given: [
      [
        "    post:\n",
        "    parameters: [{ name: id, ‸in: path, required: true, schema: { type: string } }]\n    post:\n",
      ],
    ],
    want: "The client sends no path parameter; move id into the request body.",
  },
  {
    name: "a cookie",
    given: [[CLIENT_ID, `${CLIENT_ID}\n        - { name: sid, ‸in: cookie, schema: { type: string } }`]],
    want: "The client sends no cookie parameter; move sid into the request body.",
  },
  {
    name: "a header without x-set-by",
    given: [[CLIENT_ID, `${CLIENT_ID}\n        - ‸{ name: priority, in: header, schema: { type: string } }`]],
    want: "Callers of the client cannot pass the header priority; move it into the request body, or mark it x-set-by: client.",
  },
  {
    name: "a header that the client does not know",
    given: [
      [
        CLIENT_ID,
        `${CLIENT_ID}\n        - { ‸name: priority, in: header, x-set-by: client, schema: { type: string } }`,
      ],
    ],
    want: "The client does not fill in the header priority, only client-id, request-time, signature, agent-token;",
  },
  {
    name: "content of a parameter",
    given: [
      [
        CLIENT_ID,
        `${CLIENT_ID}\n        - { name: agent-token, in: header, x-set-by: client, ‸content: {} }`,
      ],
    ],
    want: "content is not supported in a parameter; remove it or describe it in words.",
  },
  {
    name: "a template in the path",
    given: [["  /v1/parcels/find:", "  ‸/v1/parcels/{id}:"]],
    want: "/v1/parcels/{id} must be fixed,",
  },
  {
    name: "a path item by reference",
    given: [
      [
        "  /v1/parcels/find:",
        "  /v1/parcels/lost:\n    ‸$ref: '#/components/pathItems/Lost'\n  /v1/parcels/find:",
      ],
      ["\ncomponents:", "\ncomponents:\n  pathItems: { Lost: {} }"],
    ],
    want: "$ref is not supported in a path item; write the operation here.",
  },
  {
    name: "a path item without an operation",
    given: [["x-general-result-codes:", "  ‸/v1/parcels/lost: {}\nx-general-result-codes:"]],
    want: "/v1/parcels/lost has no operation; write one under post.",
  },
  {
    name: "a request body that may be missing",
    given: [["      requestBody:\n        required: true", "      requestBody:\n        ‸required: false"]],
    want: "A request body must have required: true, because the client always sends one.",
  },
  {
    name: "another HTTP status",
    given: [
      [
        '      responses:\n        "200":',
        '      responses:\n        ‸"404": { description: Nothing. }\n        "200":',
      ],
    ],
    want: "Every response of the gateway has the HTTP status 200; remove 404.",
  },
  {
    name: "callbacks",
    given: [["      summary: Find a parcel", "      summary: Find a parcel\n      ‸callbacks: {}"]],
    want: "callbacks is not supported in an operation; describe an operation that the client calls under paths.",
  },
  {
    name: "webhooks",
    given: [["paths:", "‸webhooks: {}\npaths:"]],
    want: "webhooks is not supported in a document; describe an operation that the client calls under paths.",
  },
  {
    name: "security of an operation",
    given: [["      summary: Find a parcel", "      summary: Find a parcel\n      ‸security: [{ key: [] }]"]],
    want: "security is not supported; the signature headers are parameters.",
  },
  {
    name: "a link",
    given: [
      ["          description: The response.", "          description: The response.\n          ‸links: {}"],
    ],
    want: "links is not supported in a response; say in the description what to call next.",
  },
  {
    name: "an example without a name",
    given: [
      [
        "            examples:\n              here:",
        "            ‸example: {}\n            examples:\n              here:",
      ],
    ],
    want: "example is not supported in a media type; give it a name under examples.",
  },
  {
    name: "an example in another file",
    given: [
      [
        '              none:\n                value: { parcelId: "2" }',
        "              none:\n                ‸externalValue: none.json",
      ],
    ],
    want: "externalValue is not supported in an example; write the value here.",
  },
]);

table("servers", [
  {
    name: "http in production",
    given: [["url: https://parcels.example/api", "‸url: http://parcels.example/api"]],
    want: "http://parcels.example/api must be https; only a sandbox on this machine may be http.",
  },
  {
    name: "http in a sandbox elsewhere",
    given: [["url: https://parcels.example/sandbox", "‸url: http://parcels.example/sandbox"]],
    want: "http://parcels.example/sandbox must be https;",
  },
  {
    name: "http in production on this machine",
    given: [["url: https://parcels.example/api", "‸url: http://127.0.0.1:4010/api"]],
    want: "http://127.0.0.1:4010/api must be https;",
  },
  {
    name: "one URL for two environments",
    given: [["url: https://parcels.example/sandbox", "‸url: https://parcels.example/api"]],
    want: "https://parcels.example/api is a server of the other environment already (moon);",
  },
  {
    name: "a query",
    given: [["url: https://parcels.example/api", "‸url: https://parcels.example/api?a=b"]],
    want: "https://parcels.example/api?a=b must be an origin and a path, without user, query or fragment.",
  },
  {
    name: "variables",
    given: [
      ["  - url: https://parcels.example/api", "  - ‸variables: {}\n    url: https://parcels.example/api"],
    ],
    want: "variables is not supported in a server; give one server for each value.",
  },
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
    want: "There is another server for moon, production.",
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
    want: "/api must be an absolute URL.",
  },
  {
    name: "an environment that no client id selects",
    given: [["x-environment: sandbox", "‸x-environment: staging"]],
    want: "x-environment is staging, but must be one of production, sandbox.",
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
    want: "status is E, but must be one of S, F, U.",
  },
  {
    name: "an unknown situation",
    given: [["when: correlation-unknown", "‸when: full-moon"]],
    want: "when is full-moon, but must be one of correlation-unknown, request-invalid, client-unknown,",
  },
  {
    name: "a code that is repeated",
    given: [["        - code: NO_PARCEL", "        - ‸code: FOUND"]],
    want: "The result code FOUND is repeated.",
  },
  {
    name: "two codes for one situation",
    given: [
      ["action: Go and get it.", "action: Go and get it.\n          when: correlation-unknown"],
      ["action: Check the id.\n          when: ", "action: Check the id.\n          ‸when: "],
    ],
    want: "FOUND has when: correlation-unknown already.",
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
    name: "no meaning of a code but white space",
    given: [["          action: Check the id.", "          ‸action: ' '"]],
    want: "action must not be empty.",
  },
  {
    name: "a code of the operation that is a general one too",
    given: [["        - code: NO_PARCEL", "        - ‸code: BUSY"]],
    want: "BUSY is a general result code, which every operation has already; remove it here.",
  },
  {
    name: "a code of the operation and a general one for one situation",
    given: [
      ["    action: Call later.", "    action: Call later.\n    when: correlation-unknown"],
      ["action: Check the id.\n          when: ", "action: Check the id.\n          ‸when: "],
    ],
    want: "BUSY has when: correlation-unknown already.",
  },
  {
    name: "a code without an example",
    given: [
      [
        "        - code: NO_PARCEL",
        "        - ‸{ code: LOST, status: F, message: Lost., action: Cry. }\n        - code: NO_PARCEL",
      ],
    ],
    want: "LOST has no response example.",
  },
  {
    name: "a general code without an example",
    given: [
      ["  - code: BUSY", "  - ‸code: BUSY"],
      ["    example:\n      value: { result: { resultCode: BUSY, resultStatus: U } }\n", ""],
    ],
    want: "BUSY has no example; a general code has exactly one.",
  },
  {
    name: "a general example of another code",
    given: [
      [
        "    example:\n      value: { result: { resultCode: BUSY",
        "    ‸example:\n      value: { result: { resultCode: FOUND",
      ],
    ],
    want: 'The example\'s resultCode "FOUND" is not among the result codes.',
  },
  {
    name: "a general example that an operation's response forbids",
    given: [
      [
        "      value: { result: { resultCode: BUSY, resultStatus: U } }",
        "      ‸value: { result: { resultCode: BUSY, resultStatus: U }, state: HERE }",
      ],
    ],
    want: "The response example of findParcel, busy does not fit its schema:",
  },
  {
    name: "an example of the operation with the name of a general one",
    given: [
      ["              none:\n                value:", "              busy:\n                value:"],
      [
        "                none:\n                  x-signed",
        "                ‸busy:\n                  x-signed",
      ],
    ],
    want: "busy is the name of a general example, which every operation has already.",
  },
  {
    name: "no correlation value for general examples",
    given: [
      ["x-general-correlation: go-{name}\n", ""],
      ["openapi: 3.1.0", "‸openapi: 3.1.0"],
    ],
    want: "x-general-correlation must have {name} in it once.",
  },
  {
    name: "a correlation value for general examples that is too long",
    given: [
      ["x-general-correlation: go-{name}", "x-general-correlation: far-away-{name}"],
      ['here:\n                value: { parcelId: "1" }', 'here:\n                ‸value: { parcelId: "1" }'],
    ],
    want: /^The request example of findParcel, busy does not fit its schema:\n {2}\/parcelId must NOT have more/,
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
    want: '"NO_PARCEL" has the status F, but "U" in the example.',
  },
  {
    name: "a success that is unsigned",
    given: [
      [
        "                    colour: RED",
        "                    colour: RED\n                  ‸x-signed: false",
      ],
    ],
    want: "A successful response is always signed.",
  },
  {
    name: "x-signed that is not a boolean",
    given: [["x-signed: false", '‸x-signed: "no"']],
    want: "x-signed is true or false.",
  },
  {
    name: "a request without a response",
    given: [
      [
        '              none:\n                value: { parcelId: "2" }',
        '              none:\n                value: { parcelId: "2" }\n              ‸lonely:\n                value: { parcelId: "3" }',
      ],
    ],
    want: "The request example lonely has no response example of the same name.",
  },
  {
    name: "a response without a request",
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
    name: "a response with another id than its request",
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
    name: "a response that its schema forbids",
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

table("polling and correlation", [
  {
    name: "a state that no variant has",
    given: [
      [
        "x-polling: { field: state, pending: [MOVING], final: [HERE] }",
        "‸x-polling: { field: state, pending: [MOVING], final: [HERE, GONE] }",
      ],
    ],
    want: "No variant of the response has state: GONE.",
  },
  {
    name: "a state that is not listed",
    given: [
      [
        "x-polling: { field: state, pending: [MOVING], final: [HERE] }",
        "‸x-polling: { field: state, pending: [MOVING], final: [] }",
      ],
    ],
    want: "state: HERE is neither pending nor final; add it to one of the lists.",
  },
  {
    name: "a state that is pending and final",
    given: [
      [
        "x-polling: { field: state, pending: [MOVING], final: [HERE] }",
        "‸x-polling: { field: state, pending: [MOVING], final: [HERE, MOVING] }",
      ],
    ],
    want: "MOVING is listed twice.",
  },
  {
    name: "a state without an example",
    given: [
      ["      x-polling", "      ‸x-polling"],
      ["                    state: MOVING\n", "                    state: HERE\n"],
    ],
    want: "No response example has state: MOVING.",
  },
  {
    name: "a correlation member of the request that is not a string",
    given: [
      ["x-correlation: parcelId", "‸x-correlation: parcelId"],
      [ARTICLE, ARTICLE.replace('{ $ref: "#/components/schemas/ParcelId" }', "{ type: object }")],
    ],
    want: "parcelId must be a string member of every variant of the request.",
  },
  {
    name: "a correlation member that one variant lacks",
    given: [
      ["x-correlation: parcelId", "‸x-correlation: parcelId"],
      [
        '        parcelId: { $ref: "#/components/schemas/ParcelId" }\n        state: { not: {} }',
        "        state: { not: {} }",
      ],
    ],
    want: "parcelId must be a string member of every variant of the response.",
  },
]);

table("schemas", [
  ...Object.entries({
    allOf: "write the members of all parts into one object;",
    anyOf: "use oneOf with a member that tells the variants apart.",
    not: "only `not: {}` is supported, for a member that must be absent.",
  }).map(([keyword, want]) => ({
    name: `${keyword} in place of a type`,
    given: [[COLOUR, `colour: { ‸${keyword}: [{ type: string }] }`]] as Edit[],
    want: `The keyword ${keyword} is not supported here; ${want}`,
  })),
  {
    name: "allOf beside a type",
    given: [["    CallFailed:\n      type: object", "    CallFailed:\n      type: object\n      ‸allOf: []"]],
    want: "The keyword allOf is not supported here; write the members of all parts into one object;",
  },
  ...["additionalProperties", "patternProperties", "unevaluatedProperties"].map((keyword) => ({
    name: `a map: ${keyword}`,
    given: [
      ["    CallFailed:\n      type: object", `    CallFailed:\n      type: object\n      ‸${keyword}: {}`],
    ] as Edit[],
    want: `The keyword ${keyword} is not supported here; unknown members always pass, so list the known ones under properties.`,
  })),
  {
    name: "a default",
    given: [[COLOUR, "colour: { type: string, ‸default: RED }"]],
    want: "The keyword default is not supported here; the client sends exactly what it is given,",
  },
  {
    name: "a member that is false",
    given: [["state: { not: {} }", "‸state: false"]],
    want: "Write `not: {}` for a member that must be absent; `false` breaks other generators.",
  },
  {
    name: "a keyword beside `not: {}`",
    given: [["state: { not: {} }", "state: { not: {}, ‸maxLength: 3 }"]],
    want: "The keyword maxLength is not supported here;",
  },
  {
    name: "a required member that is not described",
    given: [
      [
        "    CallFailed:\n      type: object\n      required: [result]",
        "    CallFailed:\n      type: object\n      required: [result, ‸rezult]",
      ],
    ],
    want: "rezult is required, but not among the properties.",
  },
  {
    name: "required that is not a list",
    given: [
      [
        "    CallFailed:\n      type: object\n      required: [result]",
        "    CallFailed:\n      type: object\n      ‸required: result",
      ],
    ],
    want: "required has to be a list.",
  },
  {
    name: "a constant that is a number",
    given: [["state: { type: string, const: MOVING }", "state: { type: string, ‸const: 1 }"]],
    want: "const has to be a string.",
  },
  {
    name: "a length that is a string",
    given: [[COLOUR, "colour: { type: string, ‸maxLength: '9' }"]],
    want: "A length is a whole number, zero or more.",
  },
  {
    name: "two types",
    given: [[COLOUR, "colour: { ‸type: [string, 'null'] }"]],
    want: "A schema has the type string, array or object;",
  },
  {
    name: "a schema without a type",
    given: [[COLOUR, "colour: { ‸maxLength: 9 }"]],
    want: "The keyword maxLength is not supported here;",
  },
  {
    name: "an unsupported keyword",
    given: [[COLOUR, "colour: { type: string, ‸contentEncoding: base64 }"]],
    want: "The keyword contentEncoding is not supported here; remove it or describe it in words.",
  },
  {
    name: "a keyword of another type",
    given: [
      ["    CallFailed:\n      type: object", "    CallFailed:\n      type: object\n      ‸minProperties: 1"],
    ],
    want: "The keyword minProperties is not supported here; remove it or describe it in words.",
  },
  {
    name: "a number",
    given: [[COLOUR, "colour: { ‸type: integer }"]],
    want: "A schema has the type string, array or object; the protocol sends numbers and booleans as strings.",
  },
  {
    name: "an unknown format",
    given: [[COLOUR, "colour: { type: string, ‸format: colour }"]],
    want: "format is colour, but must be one of uri, date-time, date.",
  },
  {
    name: "a pattern that is not a regular expression",
    given: [[COLOUR, "colour: { type: string, ‸pattern: '(' }"]],
    want: "Invalid regular expression:",
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
      ["state: { type: string, const: MOVING }", "state: { not: {} }"],
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
    name: "a variant that is not an object",
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
    want: "The keyword nope is not supported here; remove it or describe it in words.",
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
      ["name: client-id", "name: request-time"],
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
      new ContractError("no-such.yaml", "the file cannot be read (ENOENT)."),
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
