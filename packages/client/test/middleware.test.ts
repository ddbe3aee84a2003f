import { describe, expect, test, vi } from "vitest";
import {
  createVaultingClient,
  type RawMiddleware,
  type VaultingClient,
  type VaultingClientOptions,
} from "../src/index.ts";
import {
  fetchOf,
  ID,
  isSignedByMerchant,
  options,
  SUCCESS,
  signedResponse,
  UNKNOWN,
} from "./support/gateway.ts";

// `client.raw`: middleware works there, before the signature, and nowhere else.

const PATH = "/v1/vaults/inquireVaulting";
const request = { vaultingRequestId: ID };
const clientOf = (respond: () => Response, changes: Partial<VaultingClientOptions> = {}) => {
  const { fetch, sent } = fetchOf(respond);
  return { sent, client: createVaultingClient({ ...options, fetch, ...changes } as VaultingClientOptions) };
};
const caught = (make: () => unknown) => (async () => make())().catch((error: unknown) => error);

describe("middleware of raw", () => {
  test("may change the body and the headers, before they are signed", async () => {
    const { client, sent } = clientOf(() => signedResponse({ ...SUCCESS, vaultingRequestId: "B" }));
    client.raw.use({
      onRequest: ({ request }) =>
        new Request(request, { body: '{"vaultingRequestId":"B"}', headers: { "x-trace": "1" } }),
    });
    const { data } = await client.raw.POST(PATH, { body: request });
    expect(data).toMatchObject({ vaultingRequestId: "B" });
    expect(sent.map(({ body, headers }) => [body, headers.get("x-trace")])).toEqual([
      ['{"vaultingRequestId":"B"}', "1"],
    ]);
    expect(sent.every(isSignedByMerchant)).toBe(true);
  });

  test.each<{ name: string; onRequest: NonNullable<RawMiddleware["onRequest"]> }>([
    { name: "another path", onRequest: ({ request }) => new Request(`${request.url}/x`, request) },
    { name: "another host", onRequest: ({ request }) => new Request("https://evil.test/", request) },
    { name: "another method", onRequest: ({ request }) => new Request(request, { method: "PUT" }) },
    {
      name: "a signature",
      onRequest: ({ request }) => {
        request.headers.set("signature", "x");
      },
    },
    {
      name: "another client id",
      onRequest: ({ request }) => {
        request.headers.set("client-id", "x");
      },
    },
  ])("cannot send $name", async ({ onRequest }) => {
    const { client, sent } = clientOf(() => signedResponse(SUCCESS));
    client.raw.use({ onRequest });
    expect(await caught(() => client.raw.POST(PATH, { body: request }))).toMatchObject({
      code: "request_invalid",
    });
    expect(sent).toHaveLength(0);
  });

  const onRequest = vi.fn(() => Response.json({ ...SUCCESS, forged: "1" }));
  const onResponse = vi.fn(() => Response.json({ ...SUCCESS, forged: "1" }));
  const onError = vi.fn(() => Response.json({ ...SUCCESS, forged: "1" }));
  test.each<{ name: string; middleware: RawMiddleware }>([
    { name: "a response in place of the request", middleware: { onRequest } },
    { name: "another response", middleware: { onResponse } },
    { name: "a response in place of an error", middleware: { onError } },
    {
      name: "another request",
      middleware: { onRequest: ({ request }) => new Request(request, { body: '{"vaultingRequestId":"B"}' }) },
    },
    { name: "an error", middleware: { onRequest: () => Promise.reject(new Error("no")) } },
  ])("cannot affect a method: $name", async ({ middleware }) => {
    const { client, sent } = clientOf(() => signedResponse(SUCCESS));
    client.raw.use(middleware);
    expect(await client.inquireVaulting(request)).toEqual(SUCCESS);
    expect(await client.inquireVaulting.untilFinal(request)).toEqual(SUCCESS);
    expect(sent.map(({ body }) => body)).toEqual([JSON.stringify(request), JSON.stringify(request)]);
    const failing = clientOf(() => new Response("", { status: 404 })).client;
    failing.raw.use(middleware);
    expect(await caught(() => failing.inquireVaulting(request))).toMatchObject({ httpStatus: 404 });
    for (const hook of [onRequest, onResponse, onError]) expect(hook).not.toHaveBeenCalled();
  });

  test("can be removed", async () => {
    const { client, sent } = clientOf(() => signedResponse(SUCCESS));
    const middleware: RawMiddleware = {
      onRequest: ({ request }) => request.headers.set("x-trace", "1"),
    };
    client.raw.use(middleware);
    client.raw.eject(middleware);
    await client.raw.POST(PATH, { body: request });
    expect(sent[0]?.headers.has("x-trace")).toBe(false);
  });
});

describe("options of a single raw call that would go round the signature are refused by name", () => {
  const called = vi.fn();
  test.each<{ option: string; value: unknown }>([
    { option: "fetch", value: called },
    { option: "Request", value: called },
    { option: "baseUrl", value: "https://evil.test" },
    { option: "baseUrl", value: "" },
  ])("$option: $value", async ({ option, value }) => {
    const { client, sent } = clientOf(() => signedResponse(SUCCESS));
    const init = { body: request, [option]: value } as { body: typeof request };
    for (const call of [
      () => client.raw.POST(PATH, init),
      () => client.raw.request("post", PATH, init),
      () => client.raw.POST(PATH, { ...init, signal: new AbortController().signal }),
    ]) {
      expect(await caught(call)).toMatchObject({ family: "configuration", code: "option_invalid", option });
    }
    expect(called).not.toHaveBeenCalled();
    expect(sent).toHaveLength(0);
  });

  test("there is no other method that would take them", () => {
    const { raw } = clientOf(() => signedResponse(SUCCESS)).client;
    expect(Object.keys(raw).toSorted()).toEqual(["POST", "eject", "request", "use"]);
  });

  test("undefined is none", async () => {
    const { client } = clientOf(() => signedResponse(SUCCESS));
    const none = { fetch: undefined, Request: undefined, baseUrl: undefined } as object;
    expect((await client.raw.POST(PATH, { body: request, ...none })).data).toEqual(SUCCESS);
  });
});

test("a query, or a method that the contract does not have, is not sent", async () => {
  const { client, sent } = clientOf(() => signedResponse(SUCCESS));
  const withQuery = { body: request, params: { query: { a: "1" } } } as { body: typeof request };
  expect(await caught(() => client.raw.POST(PATH, withQuery))).toMatchObject({ code: "request_invalid" });
  expect(await caught(() => client.raw.request("put" as "post", PATH, { body: request }))).toMatchObject({
    code: "request_invalid",
  });
  expect(sent).toHaveLength(0);
});

test.each<{
  way: string;
  run: (client: VaultingClient, request: { vaultingRequestId: string }) => Promise<unknown>;
}>([
  { way: "a call", run: (client, request) => client.inquireVaulting(request) },
  { way: "a wait", run: (client, request) => client.inquireVaulting.untilFinal(request) },
])("the request of $way is serialised once, however often it is sent", async ({ run }) => {
  let count = 0;
  const counting = { ...request, toJSON: () => ({ ...request, ...(count++ > 0 && { again: "1" }) }) };
  const { fetch, sent } = fetchOf(
    () => signedResponse(UNKNOWN),
    () => signedResponse(SUCCESS),
  );
  await run(createVaultingClient({ ...options, fetch }), counting);
  expect([count, sent.map(({ body }) => body)]).toEqual([1, Array(2).fill(JSON.stringify(request))]);
});
