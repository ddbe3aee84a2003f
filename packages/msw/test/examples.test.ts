import { allBaseUrls, operationTable } from "@ams-vaulting/client/protocol";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AnyExamples } from "../src/contract/examples.ts";
import { examples } from "../src/index.ts";
import { listenStrictly } from "./support/listen-strictly.ts";
import { received } from "./support/merchant.ts";
import { merchant, mock, resetAfterEach } from "./support/mocks.ts";

const server = setupServer(...mock.handlers);
beforeAll(() => server.listen(listenStrictly));
resetAfterEach();
afterAll(() => server.close());

const transports = {
  "setupServer and the global fetch": (url: string, init: RequestInit) => fetch(url, init),
  "mock.fetch": mock.fetch,
};

const cases = Object.entries<AnyExamples>(examples).flatMap(([operation, { response }]) =>
  Object.keys(response).map((name) => ({ operation, name })),
);

test("the table is not empty, and the contract has servers", () => {
  expect(cases.length).toBeGreaterThanOrEqual(19);
  expect(allBaseUrls().length).toBeGreaterThanOrEqual(9);
});

describe.each(Object.entries(transports))("through %s", (_, send) => {
  describe.each(allBaseUrls())("on %s", (base) => {
    test.each(cases)("$operation: $name comes back, signed as the contract says", async (given) => {
      const table = examples as Record<string, AnyExamples>;
      const { request, response } = table[given.operation] as AnyExamples;
      const want = response[given.name];
      const url = base + (operationTable[given.operation]?.path ?? "");
      const got = await received(await send(...merchant.request(url, request[given.name])));

      expect(got.response.status).toBe(200);
      expect(got.response.headers.get("content-type")).toBe("application/json; charset=UTF-8");
      expect(got.response.headers.get("client-id")).toBe(mock.clientOptions.clientId);
      expect(got.body).toEqual(want?.body);
      if (want?.signed) {
        expect(merchant.isGenuine(got.response, got.bytes, new URL(url).pathname)).toBe(true);
      } else {
        expect(got.response.headers.has("signature")).toBe(false);
        expect(got.response.headers.has("response-time")).toBe(false);
      }
    });
  });
});

describe("respond()", () => {
  const names = Object.keys(
    examples.inquireVaulting.response,
  ) as (keyof typeof examples.inquireVaulting.response)[];

  test.each(names)("%s: an id that no example has is echoed where the example has an id", async (name) => {
    mock.inquireVaulting.respond(name);
    const url = `${allBaseUrls()[0]}/v1/vaults/inquireVaulting`;
    const got = await received(
      await fetch(...merchant.request(url, { vaultingRequestId: "nobody-knows-it" })),
    );
    const { body } = examples.inquireVaulting.response[name];
    expect(got.body).toEqual(
      "vaultingRequestId" in body ? { ...body, vaultingRequestId: "nobody-knows-it" } : body,
    );
    expect(Object.keys(got.body)).toEqual(Object.keys(body));
  });

  test("the signature covers the echoed id, whatever characters it has", async () => {
    mock.inquireVaulting.respond("success");
    const [url, init] = merchant.request(`${allBaseUrls()[0]}/v1/vaults/inquireVaulting`, {
      vaultingRequestId: '绑定 "\\ 🚀',
    });
    const got = await received(await fetch(url, init));
    expect(got.body.vaultingRequestId).toBe('绑定 "\\ 🚀');
    expect(merchant.isGenuine(got.response, got.bytes, new URL(url).pathname)).toBe(true);
  });
});
