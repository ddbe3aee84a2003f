import { inspect } from "node:util";
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import * as client from "../src/index.ts";
import {
  FAILED,
  fetchOf,
  ID,
  options,
  SUCCESS,
  signedResponse,
  UNKNOWN,
  withHeaders,
} from "./support/gateway.ts";

const call = (fetch: (url: string, init: RequestInit) => Promise<Response>) =>
  client
    .createVaultingClient({ ...options, fetch })
    .inquireVaulting({ vaultingRequestId: ID })
    .then(
      () => undefined,
      (error: unknown) => error,
    );

describe("guards", () => {
  const families: { guard: (error: unknown) => boolean; make: () => Promise<unknown>; name: string }[] = [
    {
      name: "ResultError",
      guard: client.isResultError,
      make: () => call(fetchOf(() => signedResponse(FAILED)).fetch),
    },
    {
      name: "TrustError",
      guard: client.isTrustError,
      make: () => call(fetchOf(() => new Response("")).fetch),
    },
    {
      name: "TransportError",
      guard: client.isTransportError,
      make: () => call(fetchOf(() => new Response("", { status: 404 })).fetch),
    },
    {
      name: "ContractError",
      guard: client.isContractError,
      make: () => call(fetchOf(() => signedResponse("{}")).fetch),
    },
    {
      name: "ConfigurationError",
      guard: client.isConfigurationError,
      make: async () => {
        try {
          client.createVaultingClient({ ...options, clientId: "" });
        } catch (error) {
          return error;
        }
      },
    },
  ];
  test.each(families)("$name is of its family and of no other", async ({ guard, make, name }) => {
    const error = await make();
    expect(families.filter((family) => family.guard(error)).map((family) => family.guard)).toEqual([guard]);
    expect(client.isVaultingError(error)).toBe(true);
    expect(error).toBeInstanceOf(client.VaultingError);
    expect((error as Error).name).toBe(name);
  });

  test("work for errors of another copy of the package", async () => {
    vi.resetModules();
    const other = await import("../src/index.ts");
    expect(other.TrustError).not.toBe(client.TrustError);
    const error = new other.TrustError("half_signed", "x");
    expect(error).not.toBeInstanceOf(client.TrustError);
    expect(client.isTrustError(error)).toBe(true);
  });

  test.each([undefined, null, "text", {}, new Error("x"), { family: "trust" }])(
    "%j is none of ours",
    (value) => {
      expect(client.isVaultingError(value)).toBe(false);
    },
  );
});

test("toJSON is complete and plain", async () => {
  const error = await call(fetchOf(() => signedResponse(FAILED)).fetch);
  expect(JSON.parse(JSON.stringify(error))).toEqual({
    name: "ResultError",
    family: "result",
    code: "failed",
    message: expect.stringContaining("VAULTING_NOT_EXIST"),
    requestId: ID,
    attempts: 1,
    resultCode: "VAULTING_NOT_EXIST",
    resultStatus: "F",
    resultMessage: "no such id",
    action: expect.any(String),
  });
});

test("inspect shows the fields and of a cause only what it is", async () => {
  const cause = Object.assign(new TypeError("fetch failed"), {
    cause: Object.assign(new Error("boom"), { code: "ECONNRESET", headers: "SECRET" }),
  });
  const text = inspect(await call(() => Promise.reject(cause)), { depth: 10 });
  expect(text).toContain('code: "network"');
  expect(text).toContain("cause: TypeError <- Error ECONNRESET");
  expect(text).not.toContain("SECRET");
});

/** Planted wherever a secret can be; it may show up nowhere. */
const SECRET = "SECRETq7";
const secretCard = { cardToken: SECRET, maskedCardNo: SECRET, brand: SECRET };

describe("no secret appears in an error", () => {
  const cases: { name: string; respond: () => Response | Promise<Response> }[] = [
    {
      name: "a card in an unsigned S",
      respond: () => new Response(JSON.stringify({ ...SUCCESS, paymentMethodDetail: { card: secretCard } })),
    },
    {
      name: "a card beside an unsigned F",
      respond: () => new Response(JSON.stringify({ ...FAILED, card: secretCard })),
    },
    { name: "a card beside F", respond: () => signedResponse({ ...FAILED, card: secretCard }) },
    { name: "a card beside U", respond: () => signedResponse({ ...UNKNOWN, card: secretCard }) },
    {
      name: "a card in a response of the wrong shape",
      respond: () =>
        signedResponse({
          ...SUCCESS,
          vaultingStatus: 1,
          paymentMethodDetail: { card: secretCard, [`${SECRET}+/`]: 1 },
        }),
    },
    {
      name: "a detail of the wrong type",
      respond: () => signedResponse({ ...SUCCESS, paymentMethodDetail: [SECRET] }),
    },
    { name: "a body that is no JSON", respond: () => signedResponse(`{"cardToken":"${SECRET}"`) },
    {
      name: "a forged body",
      respond: () =>
        new Response(JSON.stringify({ cardToken: SECRET }), { headers: signedResponse(SUCCESS).headers }),
    },
    {
      name: "a signature",
      respond: () =>
        withHeaders(signedResponse(SUCCESS), {
          signature: `algorithm=RSA256,keyVersion=1,signature=${SECRET}AA`,
        }),
    },
    {
      name: "a signature that cannot be read",
      respond: () => withHeaders(signedResponse(SUCCESS), { signature: `${SECRET}` }),
    },
    { name: "a page of a proxy", respond: () => new Response(SECRET, { status: 502 }) },
    {
      name: "an error of fetch",
      respond: () =>
        Promise.reject(Object.assign(new Error("fetch failed"), { request: { headers: SECRET } })),
    },
  ];
  test.each(cases)("$name", async ({ respond }) => {
    const error = await call(fetchOf(respond).fetch);
    expect(client.isVaultingError(error)).toBe(true);
    for (const text of [
      String(error),
      JSON.stringify(error),
      inspect(error, { depth: 10, showHidden: true }),
    ])
      expect(text).not.toContain(SECRET);
  });
});

test("whatever comes in, a call ends in a verified response or in a typed error", async () => {
  const body = fc.oneof(
    fc.string(),
    fc.json(),
    fc.constant(JSON.stringify(SUCCESS)),
    fc.constant(JSON.stringify(FAILED)),
  );
  const headers = fc.dictionary(
    fc.constantFrom("signature", "response-time", "client-id", "tracerid"),
    fc.string({ unit: "grapheme-ascii" }).map((text) => text.trim()),
  );
  await fc.assert(
    fc.asyncProperty(
      body,
      headers,
      fc.boolean(),
      fc.integer({ min: 200, max: 599 }),
      async (text, extra, signed, status) => {
        const fetch = async () => {
          const base = signed ? signedResponse(text).headers : new Headers();
          for (const [name, value] of Object.entries(extra)) base.set(name, value);
          return new Response([204, 205, 304].includes(status) ? null : text, {
            headers: base,
            status: status % 3 ? 200 : status,
          });
        };
        const client_ = client.createVaultingClient({ ...options, fetch });
        const outcome = await client_
          .inquireVaulting({ vaultingRequestId: ID })
          .catch((error: unknown) => error);
        if (client.isVaultingError(outcome)) return;
        expect(signed && outcome).toEqual(SUCCESS);
      },
    ),
    { numRuns: 300 },
  );
});
