import { createVaultingClient, isConfigurationError } from "@ams-vaulting/client";
import { setupServer } from "msw/node";
import { afterEach, describe, expect, test } from "vitest";
import { createVaultingMock, type VaultingMockOptions } from "../src/index.ts";
import { listenStrictly } from "./support/listen-strictly.ts";
import { mock } from "./support/mocks.ts";

const { keys } = mock;
const OPERATION = "/v1/vaults/inquireVaulting";
const OK = { vaultingRequestId: "123456789206" };
const PRODUCTION = { clientId: "5X00000000000000" };

const given: { baseUrl: string; options?: VaultingMockOptions; want: string }[] = [
  { baseUrl: "https://gateway.example/base/path", want: "https://gateway.example/base/path" },
  { baseUrl: "https://gateway.example/base/path//", want: "https://gateway.example/base/path" },
  { baseUrl: "https://gateway.example:8443/x", want: "https://gateway.example:8443/x" },
  { baseUrl: "https://GATEWAY.example", want: "https://gateway.example/ams/sandbox/api" },
  { baseUrl: "https://gateway.example/", options: PRODUCTION, want: "https://gateway.example/ams/api" },
  { baseUrl: "http://127.0.0.1:4010", want: "http://127.0.0.1:4010/ams/sandbox/api" },
  { baseUrl: "http://localhost:3000/api", want: "http://localhost:3000/api" },
  { baseUrl: "http://[::1]:3000/api", want: "http://[::1]:3000/api" },
  // What means something in the patterns of msw.
  {
    baseUrl: "https://gateway.example/:id/*/(x)/a+b/{c}",
    want: "https://gateway.example/:id/*/(x)/a+b/%7Bc%7D",
  },
];

describe.each(given)("a mock at $baseUrl", ({ baseUrl, options = {}, want }) => {
  const own = createVaultingMock({ keys, ...options, baseUrl });
  afterEach(() => own.reset());
  const send = (fetch?: typeof own.fetch) =>
    createVaultingClient({
      ...own.clientOptions,
      retry: { attempts: 1 },
      ...(fetch && { fetch }),
    }).inquireVaulting(OK);

  test("is in the options of the client", () => {
    expect(own.clientOptions).toMatchObject({ baseUrl: want });
    expect(own.clientOptions).not.toHaveProperty("region");
  });

  test("responds to a client through msw", async () => {
    const server = setupServer(...own.handlers);
    server.listen(listenStrictly);
    try {
      expect(await send()).toMatchObject({ vaultingStatus: "SUCCESS" });
      own.assertContract();
      expect(own.requests).toMatchObject([{ url: want + OPERATION, signature: { verdict: "verified" } }]);
    } finally {
      server.close();
    }
  });

  test("responds to a client through mock.fetch, with and without an operation at the path", async () => {
    expect(await send(own.fetch)).toMatchObject({ vaultingStatus: "SUCCESS" });
    const elsewhere = await own.fetch(`${want}/v1/nothing`, { method: "POST", body: "{}" });
    expect(await elsewhere.json()).toMatchObject({ result: { resultCode: "NO_INTERFACE_DEF" } });
  });

  test("is nowhere else: not at the contract's servers, nor at a path that only begins alike", async () => {
    const region = createVaultingMock(options).clientOptions.region;
    const client = createVaultingClient({
      ...own.clientOptions,
      baseUrl: undefined,
      region,
      fetch: own.fetch,
      retry: { attempts: 1 },
    });
    await expect(client.inquireVaulting(OK)).rejects.toMatchObject({ code: "network" });
    await expect(own.fetch(`${want}x/v1`)).rejects.toThrow(
      `is not on a server of the mock, which are ${want}.`,
    );
  });
});

describe("a base URL that the client refuses is refused by the mock, for the same reason", () => {
  test.each(
    [
      "gateway.example/api",
      '"https://gateway.example/api"',
      "https://gateway.example/api/v1",
      "/api",
      "http://gateway.example/api",
      "ftp://gateway.example/api",
    ].concat([
      "https://user:SECRET@gateway.example/api",
      "https://gateway.example/api?token=SECRET",
      "https://gateway.example/api#SECRET",
    ]),
  )("%j", (baseUrl) => {
    const errorOf = (create: () => unknown) => {
      try {
        create();
      } catch (error) {
        return error;
      }
      return undefined;
    };
    const error = errorOf(() => createVaultingMock({ baseUrl }));
    expect(isConfigurationError(error) && error.option).toBe("baseUrl");
    const { region: _, ...options } = mock.clientOptions;
    const same = errorOf(() => createVaultingClient({ ...options, baseUrl }));
    expect((error as Error).message).toBe((same as Error).message);
    expect((error as Error).message).not.toContain("SECRET");
  });

  test("an empty one counts as left out, as at the client", () => {
    expect(createVaultingMock({ baseUrl: "" }).clientOptions).toMatchObject({
      region: mock.clientOptions.region,
    });
  });
});

test("without a base URL the mock is at every server of the contract, and names a region", () => {
  expect(mock.clientOptions.baseUrl).toBeUndefined();
  expect(mock.clientOptions.region).toBeTypeOf("string");
  expect(createVaultingMock({ keys, baseUrl: undefined }).clientOptions).toEqual(
    expect.objectContaining({ region: mock.clientOptions.region }),
  );
});
