import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { describe, expect, test } from "vitest";
import { examplesOf, readExamples } from "../../src/demo/examples.ts";

const media = (examples: object) => ({ content: { "application/json": { examples } } });
const ok = { value: { result: { resultStatus: "S" } } };

/** A contract with one operation. */
function contract({
  request = {},
  response = {},
  components = {},
  ...post
}: Record<string, object | string>) {
  const body = request as Record<string, unknown>;
  const responses = response as Record<string, unknown>;
  return {
    paths: {
      "/v1/x": {
        post: {
          operationId: "query",
          requestBody: body.$ref ? body : media(body),
          responses: { 200: responses.$ref ? responses : media(responses) },
          ...post,
        },
      },
    },
    components,
  };
}

describe("examplesOf", () => {
  const want = { operationId: "query", path: "/v1/x", name: "one", request: { id: "1" }, response: ok.value };
  const plain = { ...want, isSigned: true, correlation: undefined, stateField: undefined };
  const request = { one: { value: { id: "1" } } };

  const given: [string, object, object[]][] = [
    ["examples in place", contract({ request, response: { one: ok } }), [plain]],
    [
      "examples that are components",
      contract({
        request: { one: { $ref: "#/components/examples/Request" } },
        response: { one: { $ref: "#/components/examples/Response" } },
        components: { examples: { Request: request.one, Response: ok } },
      }),
      [plain],
    ],
    [
      "bodies and references that are references, with escapes",
      contract({
        request: { $ref: "#/components/requestBodies/a~1b" },
        response: { one: { $ref: "#/components/examples/A" } },
        components: {
          requestBodies: { "a/b": media(request) },
          examples: { A: { $ref: "#/components/examples/B" }, B: ok },
        },
      }),
      [plain],
    ],
    [
      "an example that the gateway leaves unsigned",
      contract({ request, response: { one: { ...ok, "x-signed": false } } }),
      [{ ...plain, isSigned: false }],
    ],
    [
      "an operation with an id and a state",
      contract({
        request,
        response: { one: ok },
        "x-correlation": "id",
        "x-polling": { field: "state" } as object,
      }),
      [{ ...plain, correlation: "id", stateField: "state" }],
    ],
    ["no examples", contract({}), []],
  ];
  test.each(given)("%s", (_, document, wanted) => {
    expect(examplesOf(document)).toEqual(wanted);
  });

  test("every operation is read", () => {
    const first = contract({ request, response: { one: ok } });
    const second = contract({ request, response: { one: ok }, operationId: "other" });
    const both = { paths: { "/a": first.paths["/v1/x"], "/b": second.paths["/v1/x"] } };
    expect(examplesOf(both).map(({ operationId }) => operationId)).toEqual(["query", "other"]);
  });

  test("a request without its response is an error in the contract", () => {
    expect(() => examplesOf(contract({ request }))).toThrow(
      "query has no response example for the request one.",
    );
  });
});

interface Operation {
  requestBody: { content: { "application/json": { examples: object } } };
}

test("the contract: one example for each named request example", async () => {
  const file = createRequire(import.meta.url).resolve("@ams-vaulting/spec/openapi.json");
  const text = await readFile(file, "utf8");
  const examples = await readExamples();
  const { components, paths } = JSON.parse(text);
  const names = Object.values<{ post: Operation }>(paths).flatMap(({ post }) =>
    Object.keys(post.requestBody.content["application/json"].examples),
  );
  expect(examples.map(({ name }) => name)).toEqual(names);
  expect(examples.length).toBeGreaterThan(0);
  const unsigned = Object.values<Record<string, unknown>>(components.examples ?? {}).filter(
    (example) => example["x-signed"] === false,
  );
  expect(examples.filter(({ isSigned }) => !isSigned)).toHaveLength(unsigned.length);
});
