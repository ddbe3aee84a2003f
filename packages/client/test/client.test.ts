import { describe, expect, test } from "vitest";
import { createVaultingClient, isContractError, isResultError, isTransportError } from "../src/index.ts";
import {
  BASE_URL,
  CLIENT_ID,
  FAILED,
  fetchOf,
  ID,
  isSignedByMerchant,
  NOW,
  options,
  PROCESSING,
  SUCCESS,
  signedResponse,
  UNKNOWN,
} from "./support/gateway.ts";

const caught = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

describe("a call", () => {
  test("is signed over the bytes that are sent, with the documented headers", async () => {
    const { fetch, sent } = fetchOf(() => signedResponse(SUCCESS));
    await createVaultingClient({ ...options, fetch, agentToken: "AGENT" }).inquireVaulting({
      vaultingRequestId: ID,
    });
    const [request] = sent;
    expect(request?.url).toBe(`${BASE_URL}/v1/vaults/inquireVaulting`);
    expect(request?.body).toBe(`{"vaultingRequestId":"${ID}"}`);
    expect(request && isSignedByMerchant(request)).toBe(true);
    expect(Object.fromEntries(request?.headers ?? [])).toMatchObject({
      "client-id": CLIENT_ID,
      "request-time": String(NOW),
      "content-type": "application/json; charset=UTF-8",
      "agent-token": "AGENT",
    });
  });

  test("returns the verified response as it came", async () => {
    const { fetch } = fetchOf(() => signedResponse(SUCCESS));
    expect(
      await createVaultingClient({ ...options, fetch }).inquireVaulting({ vaultingRequestId: ID }),
    ).toEqual(SUCCESS);
  });

  test("narrows by a plain switch", async () => {
    const { fetch } = fetchOf(() => signedResponse(PROCESSING));
    const vaulting = await createVaultingClient({ ...options, fetch }).inquireVaulting({
      vaultingRequestId: ID,
    });
    switch (vaulting.vaultingStatus) {
      case "SUCCESS":
        return expect.unreachable(vaulting.paymentMethodDetail.card?.cardToken);
      case "PROCESSING":
        return expect(vaulting.normalUrl).toBe("https://3ds.test/");
      case "FAIL":
        return expect.unreachable(vaulting.vaultingResultCode);
    }
  });

  test("throws F with what the contract says to do", async () => {
    const { fetch, sent } = fetchOf(() => signedResponse(FAILED, {}, { tracerid: "trace-1" }));
    const error = await caught(
      createVaultingClient({ ...options, fetch }).inquireVaulting({ vaultingRequestId: ID }),
    );
    expect(isResultError(error) && error.toJSON()).toMatchObject({
      family: "result",
      code: "failed",
      resultCode: "VAULTING_NOT_EXIST",
      resultStatus: "F",
      action: expect.stringContaining("`vaultingRequestId`"),
      requestId: ID,
      attempts: 1,
      tracerId: "trace-1",
    });
    expect(sent).toHaveLength(1);
  });

  test.each([
    { name: "a code that the contract does not list", code: "BRAND_NEW_CODE" },
    { name: "a code that is a member of every object", code: "constructor" },
  ])("passes $name through", async ({ code }) => {
    const { fetch } = fetchOf(() => signedResponse({ result: { ...FAILED.result, resultCode: code } }));
    const error = await caught(
      createVaultingClient({ ...options, fetch }).inquireVaulting({ vaultingRequestId: ID }),
    );
    expect(isResultError(error) && [error.resultCode, error.action]).toEqual([code, undefined]);
  });

  test("refuses a request that breaks the contract, before it is sent", async () => {
    const { fetch, sent } = fetchOf(() => signedResponse(SUCCESS));
    const client = createVaultingClient({ ...options, fetch });
    for (const request of [
      {},
      { vaultingRequestId: "" },
      { vaultingRequestId: "x".repeat(65) },
      { vaultingRequestId: 1 },
      null,
    ]) {
      const error = await caught(client.inquireVaulting(request as { vaultingRequestId: string }));
      expect(isContractError(error) && error.code).toBe("request_invalid");
    }
    expect(sent).toHaveLength(0);
  });
});

describe("a response", () => {
  const cases: { name: string; body: unknown; code: string | undefined }[] = [
    {
      name: "for another request id",
      body: { ...SUCCESS, vaultingRequestId: "order-2" },
      code: "correlation_mismatch",
    },
    {
      name: "of failure for another request id",
      body: { ...FAILED, vaultingRequestId: "order-2" },
      code: "correlation_mismatch",
    },
    { name: "without a result", body: { ...SUCCESS, result: undefined }, code: "response_invalid" },
    {
      name: "with a result status that does not exist",
      body: { result: { resultCode: "SUCCESS", resultStatus: "X" } },
      code: "response_invalid",
    },
    {
      name: "that pairs a code with another status",
      body: { ...SUCCESS, result: { resultCode: "VAULTING_NOT_EXIST", resultStatus: "S" } },
      code: "status_mismatch",
    },
    {
      name: "that calls SUCCESS a failure",
      body: { result: { resultCode: "SUCCESS", resultStatus: "F" } },
      code: "status_mismatch",
    },
    {
      name: "of success without a state",
      body: { ...SUCCESS, vaultingStatus: undefined },
      code: "response_invalid",
    },
    {
      name: "of success without its detail",
      body: { ...SUCCESS, paymentMethodDetail: undefined },
      code: "response_invalid",
    },
    {
      name: "with text for a required object",
      body: { ...SUCCESS, paymentMethodDetail: "CARD" },
      code: "response_invalid",
    },
    {
      name: "with a number for an optional string",
      body: { ...SUCCESS, paymentMethodDetail: { card: { cardToken: 1 } } },
      code: undefined,
    },
    { name: "that is no object", body: "[]", code: "response_invalid" },
    { name: "that is no JSON", body: "<html>", code: "invalid_json" },
    { name: "that is empty", body: "", code: "invalid_json" },
    { name: "with a byte order mark", body: `\uFEFF${JSON.stringify(SUCCESS)}`, code: "invalid_json" },
    { name: "in another encoding", body: Buffer.from([0x22, 0xff, 0x22]), code: "invalid_json" },
    {
      name: "with a brand that is new",
      body: { ...SUCCESS, paymentMethodDetail: { card: { brand: "NEWBRAND" } } },
      code: undefined,
    },
    { name: "with a member that is new", body: { ...SUCCESS, added: { later: ["x"] } }, code: undefined },
    {
      name: "with a string that is longer than documented",
      body: { ...SUCCESS, result: { ...SUCCESS.result, resultMessage: "x".repeat(300) } },
      code: undefined,
    },
    { name: "with null for an optional member", body: { ...SUCCESS, metadata: null }, code: undefined },
    { name: "with a state that is new", body: { ...SUCCESS, vaultingStatus: "PAUSED" }, code: undefined },
  ];
  test.each(cases)("$name: $code", async ({ body, code }) => {
    const { fetch, sent } = fetchOf(() => signedResponse(body));
    const outcome = await caught(
      createVaultingClient({ ...options, fetch }).inquireVaulting({ vaultingRequestId: ID }),
    );
    expect(isContractError(outcome) ? outcome.code : outcome).toBe(code);
    expect(sent).toHaveLength(1);
  });
});

test("a response that is cut off within a character does not disturb the next one", async () => {
  const { fetch } = fetchOf(
    () => signedResponse(Buffer.from([0x22, 0xe2, 0x82])),
    () => signedResponse(SUCCESS),
  );
  const client = createVaultingClient({ ...options, fetch });
  await expect(client.inquireVaulting({ vaultingRequestId: ID })).rejects.toMatchObject({
    code: "invalid_json",
  });
  expect(await client.inquireVaulting({ vaultingRequestId: ID })).toEqual(SUCCESS);
});

describe("the raw client", () => {
  test.each([
    { name: "S", body: SUCCESS },
    { name: "F", body: FAILED },
    { name: "U", body: UNKNOWN },
  ])("keeps $name as data", async ({ body }) => {
    const { fetch, sent } = fetchOf(() => signedResponse(body));
    const { data, response } = await createVaultingClient({ ...options, fetch }).raw.POST(
      "/v1/vaults/inquireVaulting",
      {
        body: { vaultingRequestId: ID },
      },
    );
    expect(data).toEqual(body);
    expect(response.status).toBe(200);
    expect(sent[0] && isSignedByMerchant(sent[0])).toBe(true);
  });

  test("throws what is not verified", async () => {
    const { fetch } = fetchOf(() => new Response(JSON.stringify(SUCCESS)));
    const raw = createVaultingClient({ ...options, fetch }).raw;
    await expect(
      raw.POST("/v1/vaults/inquireVaulting", { body: { vaultingRequestId: ID } }),
    ).rejects.toMatchObject({ code: "unsigned_response" });
  });

  test("refuses a path that the contract does not have", async () => {
    const { fetch, sent } = fetchOf(() => signedResponse(SUCCESS));
    const raw = createVaultingClient({ ...options, fetch }).raw;
    await expect(
      raw.POST("/v1/other" as "/v1/vaults/inquireVaulting", { body: { vaultingRequestId: ID } }),
    ).rejects.toThrow("no such operation");
    expect(sent).toHaveLength(0);
  });

  test("a middleware cannot put an unverified response into a method", async () => {
    const { fetch } = fetchOf(() => signedResponse(FAILED));
    const client = createVaultingClient({ ...options, fetch });
    client.raw.use({ onResponse: () => Response.json(SUCCESS) });
    await expect(client.inquireVaulting({ vaultingRequestId: ID })).rejects.toMatchObject({
      family: "result",
    });
    client.raw.use({ onRequest: () => Response.json(SUCCESS) });
    await expect(client.inquireVaulting({ vaultingRequestId: ID })).rejects.toMatchObject({
      family: "result",
    });
  });
});

describe("the transport", () => {
  const http =
    (status: number, headers: Record<string, string> = {}) =>
    () =>
      new Response("<html>", { status, headers });
  const cases: {
    name: string;
    responses: (() => Response | Promise<Response>)[];
    attempts: number;
    code: string | undefined;
  }[] = [
    {
      name: "a failure of the network, then success",
      responses: [() => Promise.reject(new TypeError("fetch failed")), () => signedResponse(SUCCESS)],
      attempts: 2,
      code: undefined,
    },
    {
      name: "a network that stays down",
      responses: [() => Promise.reject(new TypeError("fetch failed"))],
      attempts: 3,
      code: "network",
    },
    {
      name: "HTTP 502, then success",
      responses: [http(502), () => signedResponse(SUCCESS)],
      attempts: 2,
      code: undefined,
    },
    { name: "HTTP 429 for ever", responses: [http(429)], attempts: 3, code: "http_status" },
    {
      name: "HTTP 408, then success",
      responses: [http(408), () => signedResponse(SUCCESS)],
      attempts: 2,
      code: undefined,
    },
    { name: "HTTP 404", responses: [http(404)], attempts: 1, code: "http_status" },
    {
      name: "HTTP 204",
      responses: [() => new Response(null, { status: 204 })],
      attempts: 1,
      code: "http_status",
    },
    {
      name: "a redirect",
      responses: [http(302, { location: "https://elsewhere.test/" })],
      attempts: 1,
      code: "redirect",
    },
    {
      name: "a body that is too large",
      responses: [() => new Response(new Uint8Array(1_048_577))],
      attempts: 1,
      code: "body_too_large",
    },
    {
      name: "a Retry-After beyond the deadline",
      responses: [http(503, { "retry-after": "31" })],
      attempts: 1,
      code: "http_status",
    },
  ];
  test.each(cases)("$name: $attempts attempts, $code", async ({ responses, attempts, code }) => {
    const { fetch, sent } = fetchOf(...responses);
    const outcome = await caught(
      createVaultingClient({ ...options, fetch }).inquireVaulting({ vaultingRequestId: ID }),
    );
    expect(sent).toHaveLength(attempts);
    expect(isTransportError(outcome) ? outcome.code : undefined).toBe(code);
    if (code === undefined) expect(outcome).toBeUndefined();
    if (isTransportError(outcome)) expect(outcome).toMatchObject({ requestId: ID, attempts });
  });

  test("U is retried, and thrown when it stays", async () => {
    const again = fetchOf(
      () => signedResponse(UNKNOWN),
      () => signedResponse(SUCCESS),
    );
    await createVaultingClient({ ...options, fetch: again.fetch }).inquireVaulting({ vaultingRequestId: ID });
    expect(again.sent).toHaveLength(2);
    const stays = fetchOf(() => signedResponse(UNKNOWN));
    const error = await caught(
      createVaultingClient({ ...options, fetch: stays.fetch }).inquireVaulting({ vaultingRequestId: ID }),
    );
    expect(isResultError(error) && [error.code, error.resultStatus, error.attempts]).toEqual([
      "unknown",
      "U",
      3,
    ]);
  });

  test("each attempt is signed anew", async () => {
    let now = NOW;
    const { fetch, sent } = fetchOf(
      () => signedResponse(UNKNOWN),
      () => signedResponse(SUCCESS),
    );
    const client = createVaultingClient({
      ...options,
      fetch,
      now: () => now,
      sleep: async (ms) => void (now += ms),
    });
    await client.inquireVaulting({ vaultingRequestId: ID });
    expect(sent.map(isSignedByMerchant)).toEqual([true, true]);
    expect(new Set(sent.map(({ headers }) => headers.get("request-time"))).size).toBe(2);
  });

  test("waits with full jitter, doubling up to the cap, and respects Retry-After", async () => {
    const waits: number[] = [];
    const wait = async (random: number, ...responses: (() => Response)[]) => {
      const { fetch } = fetchOf(...responses);
      const client = createVaultingClient({
        ...options,
        fetch,
        random: () => random,
        sleep: async (ms) => void waits.push(ms),
        retry: { attempts: 4, backoffBaseMs: 100, backoffCapMs: 300 },
      });
      await caught(client.inquireVaulting({ vaultingRequestId: ID }));
      return waits.splice(0);
    };
    expect(await wait(1, http(500))).toEqual([100, 200, 300]);
    expect(await wait(0.5, http(500))).toEqual([50, 100, 150]);
    expect(
      await wait(
        1,
        http(503, { "retry-after": "2" }),
        http(503, { "retry-after": "Mon, 23 Nov 2026 12:00:05 GMT" }),
        () => signedResponse(SUCCESS),
      ),
    ).toEqual([2000, 5000]);
  });
});
