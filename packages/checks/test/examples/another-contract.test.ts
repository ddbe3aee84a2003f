import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { examplesOf } from "@ams-vaulting/example-merchant/examples";
import { expect, test } from "vitest";
import { exampleId } from "../../src/examples/arazzo.ts";
import { respect } from "../../src/examples/respect.ts";

// An operation that has neither states nor an id, and values that mean something to Arazzo, YAML or JSON pointers.
const result = { resultCode: "FINE", resultStatus: "S" };
const responses = {
  plain: {
    result,
    text: "it's \"so\": $response.body == 'x' // \\ #/a",
    plain: "x == y // z",
    list: ["a", { deep: "b" }],
    count: "007",
  },
  names: { result, "a/b": "1", "a~b": "2", "with-dash": "3", list: [] },
};
const operation = (requestExamples: object, responseExamples: object) => ({
  operationId: "renameThing",
  servers: [{ url: "https://own.example.test/api" }], // the server that is tested comes first all the same
  requestBody: { content: { "application/json": { schema: { type: "object" }, examples: requestExamples } } },
  responses: {
    "200": {
      description: "The response.",
      content: { "application/json": { schema: { type: "object" }, examples: responseExamples } },
    },
  },
});
const contract = {
  openapi: "3.1.0",
  info: { title: "Invented", version: "1.0.0" },
  paths: {
    "/v9/rename": {
      post: operation(
        { plain: { value: { which: "plain" } }, names: { value: { which: "names" } } },
        { plain: { value: responses.plain }, names: { value: responses.names, "x-signed": false } },
      ),
    },
  },
};
const examples = examplesOf(contract);
const inputs = {
  clientId: "MERCHANT",
  requestTime: "1",
  signatures: Object.fromEntries(examples.map((example) => [exampleId(example), `${example.name} signed`])),
};

/** Returns the examples; `change` makes them wrong. */
async function serve(change: (text: string) => string) {
  const requests: string[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const { which } = JSON.parse(Buffer.concat(await incoming.toArray()).toString()) as {
      which: keyof typeof responses;
    };
    requests.push(
      `${incoming.method} ${incoming.url} ${incoming.headers["request-time"]} ${incoming.headers.signature}`,
    );
    outgoing.setHeader("content-type", "application/json").setHeader("client-id", "MERCHANT");
    if (which === "plain")
      outgoing
        .setHeader("signature", "algorithm=RSA256,keyVersion=1,signature=AAAA")
        .setHeader("response-time", "2026-01-01T00:00:00Z");
    outgoing.end(change(JSON.stringify(responses[which])));
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  return { requests, url: `http://127.0.0.1:${port}/base`, close: () => server.close() };
}

test("every scalar of an example is a criterion, whatever it is made of", async () => {
  const changes: [string, string][] = [
    ["it's", "it is"],
    ["$response", "$request"],
    ["y // z", "y / z"],
    ['"a",{', '"z",{'],
    ['"b"', '"z"'],
    ["007", "7"],
    ['"a/b":"1"', '"a/b":"z"'],
    ['"a~b":"2"', '"a~b":"z"'],
    ['"3"', '"z"'],
  ];
  const right = await serve((text) => text);
  const wrong = await Promise.all(changes.map(([from, to]) => serve((text) => text.replace(from, to))));
  const servers = Object.fromEntries([right, ...wrong].map(({ url }, index) => [`server_${index}`, url]));
  const { verdicts, output } = await respect(contract, examples, servers, inputs);
  for (const { close } of [right, ...wrong]) close();

  const failed = (index: number) =>
    [...(verdicts[`server_${index}`]?.checks.values() ?? [])].flat().filter(({ passed }) => !passed);
  expect(failed(0), output).toEqual([]);
  expect(right.requests).toEqual([
    "POST /base/v9/rename 1 plain signed",
    "POST /base/v9/rename 1 names signed",
  ]);
  expect(changes.map((_, index) => failed(index + 1).length)).toEqual(changes.map(() => 1));
});
