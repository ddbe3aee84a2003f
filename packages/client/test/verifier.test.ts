import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { createVerifier, isTrustError, type ReceivedResponse, type VerifierOptions } from "../src/index.ts";
import {
  FAILED,
  NOW,
  options,
  PATH,
  PROCESSING,
  SUCCESS,
  signedResponse,
  stranger,
  UNKNOWN,
  withHeaders,
} from "./support/gateway.ts";

// Verification alone, for responses that another transport received.

const { clientId, alipayPublicKey, now } = options;
const verify = createVerifier({ clientId, alipayPublicKey, now });
const received = async (
  response: Response,
  changes: Partial<ReceivedResponse> = {},
): Promise<ReceivedResponse> => ({
  path: PATH,
  headers: response.headers,
  body: new Uint8Array(await response.arrayBuffer()),
  ...changes,
});
const caught = (promise: Promise<unknown>) => promise.catch((error: unknown) => error);
const unsigned = (body: unknown) => new Response(JSON.stringify(body));

describe("a signed response is verified, whatever it says", () => {
  test.each([
    { name: "S", body: SUCCESS },
    { name: "S that is not final", body: PROCESSING },
    { name: "F", body: FAILED },
    { name: "U", body: UNKNOWN },
    { name: "no JSON", body: "<html>" },
    { name: "nothing", body: "" },
  ])("$name", async ({ body }) => {
    expect(await verify(await received(signedResponse(body)))).toBe("verified");
  });
});

describe("in every form of headers and bytes", () => {
  const entries = [...signedResponse(SUCCESS).headers];
  const lower = Object.fromEntries(entries);
  const upper = Object.fromEntries(entries.map(([name, value]) => [name.toUpperCase(), value]));
  const lists = Object.fromEntries(entries.map(([name, value]) => [name, [value]]));
  const body = Buffer.from(JSON.stringify(SUCCESS));
  test.each<{ name: string; changes: Partial<ReceivedResponse> }>([
    { name: "Headers", changes: { headers: new Headers(lower) } },
    { name: "something with get", changes: { headers: { get: (name) => lower[name] ?? null } } },
    { name: "an object in small letters", changes: { headers: { ...lower, "x-other": undefined } } },
    { name: "an object in capitals", changes: { headers: upper } },
    { name: "lists", changes: { headers: lists } },
    { name: "a Buffer", changes: { body } },
    { name: "an ArrayBuffer", changes: { body: new Uint8Array(body).buffer } },
    { name: "a part of a buffer", changes: { body: Buffer.concat([Buffer.from("xx"), body]).subarray(2) } },
  ])("$name", async ({ changes }) => {
    expect(await verify({ path: PATH, headers: lower, body, ...changes })).toBe("verified");
  });
});

describe("everything else throws", () => {
  const cases: {
    name: string;
    response: () => Response;
    changes?: Partial<ReceivedResponse>;
    code: string;
    trust: "rejected" | "unsigned_failure";
  }[] = [
    {
      name: "an unsigned S",
      response: () => unsigned(SUCCESS),
      code: "unsigned_response",
      trust: "rejected",
    },
    {
      name: "an unsigned F",
      response: () => unsigned(FAILED),
      code: "unsigned_failure",
      trust: "unsigned_failure",
    },
    {
      name: "an unsigned U",
      response: () => unsigned(UNKNOWN),
      code: "unsigned_failure",
      trust: "unsigned_failure",
    },
    { name: "HTML", response: () => new Response("<html>"), code: "unsigned_response", trust: "rejected" },
    {
      name: "a part of a signature",
      response: () => withHeaders(signedResponse(FAILED), { signature: null }),
      code: "half_signed",
      trust: "rejected",
    },
    {
      name: "a signature of a stranger",
      response: () => signedResponse(SUCCESS, { key: stranger.privateKey }),
      code: "signature_mismatch",
      trust: "rejected",
    },
    {
      name: "another path",
      response: () => signedResponse(SUCCESS),
      changes: { path: `${PATH}x` },
      code: "signature_mismatch",
      trust: "rejected",
    },
    {
      name: "another client id",
      response: () => withHeaders(signedResponse(SUCCESS), { "client-id": "SANDBOX_OTHER" }),
      code: "client_id_mismatch",
      trust: "rejected",
    },
    {
      name: "an old response",
      response: () => signedResponse(SUCCESS, { time: new Date(NOW - 301_000).toISOString() }),
      code: "response_time_skewed",
      trust: "rejected",
    },
    {
      name: "a signature that is repeated",
      response: () => signedResponse(SUCCESS),
      changes: {
        headers: {
          ...Object.fromEntries(signedResponse(SUCCESS).headers),
          Signature: "algorithm=RSA256,signature=eA==",
        },
      },
      code: "signature_malformed",
      trust: "rejected",
    },
  ];
  test.each(cases)("$name: $code", async ({ response, changes, code, trust }) => {
    const error = await caught(verify(await received(response(), changes)));
    expect(isTrustError(error) && [error.code, error.trust]).toEqual([code, trust]);
    expect(inspect(error)).not.toContain("TOKEN");
  });

  test("an unsigned failure says what it claims, and what to do if it is real", async () => {
    const error = await caught(verify(await received(unsigned(FAILED))));
    expect(error).toMatchObject({ claimed: { resultCode: "VAULTING_NOT_EXIST", resultStatus: "F" } });
    expect(String(error)).toContain("`vaultingRequestId`");
    const elsewhere = await caught(verify(await received(unsigned(FAILED), { path: "/another/path" })));
    expect(elsewhere).toMatchObject({ code: "unsigned_failure" });
  });
});

test.each<{ option: string; changes: object }>([
  { option: "body", changes: { body: JSON.stringify(SUCCESS) } },
  { option: "body", changes: { body: SUCCESS } },
  { option: "body", changes: { body: undefined } },
  { option: "path", changes: { path: `https://gateway.test${PATH}` } },
  { option: "path", changes: { path: `${PATH}?a=1` } },
  { option: "path", changes: { path: undefined } },
  { option: "headers", changes: { headers: undefined } },
  { option: "signal", changes: { signal: {} } },
])("what cannot be a response is refused: $option", async ({ option, changes }) => {
  const error = await caught(
    verify({ ...(await received(signedResponse(SUCCESS))), ...changes } as ReceivedResponse),
  );
  expect(error).toMatchObject({ family: "configuration", code: "option_invalid", option });
  expect(String(error)).not.toContain("TOKEN");
});

test("bytes that change while a key loads are not what was verified", async () => {
  let arrive = (_key: string) => {};
  const key = new Promise<string>((resolve) => {
    arrive = resolve;
  });
  const lazy = createVerifier({ clientId, alipayPublicKey: key, now });
  const response = await received(signedResponse(SUCCESS));
  const outcome = lazy(response);
  (response.body as Uint8Array).fill(0);
  arrive(alipayPublicKey);
  expect(await outcome).toBe("verified");
});

test("a key that never comes is waited for until the signal aborts", async () => {
  const controller = new AbortController();
  const lazy = createVerifier({ clientId, alipayPublicKey: () => new Promise<string>(() => {}), now });
  const outcome = caught(lazy(await received(signedResponse(SUCCESS), { signal: controller.signal })));
  controller.abort();
  expect(await outcome).toMatchObject({ family: "transport", code: "aborted" });
  const late = received(signedResponse(SUCCESS), { signal: controller.signal });
  expect(await caught(late.then(lazy))).toMatchObject({ code: "aborted" });
});

test("several key versions", async () => {
  const both = createVerifier({ clientId, alipayPublicKey: { 1: alipayPublicKey, 2: alipayPublicKey }, now });
  expect(await both(await received(signedResponse(SUCCESS, { keyVersion: "2" })))).toBe("verified");
  expect(await caught(both(await received(signedResponse(SUCCESS, { keyVersion: "3" }))))).toMatchObject({
    code: "key_version_unknown",
  });
});

test.each<{ option: string; given: object }>([
  { option: "clientId", given: { alipayPublicKey } },
  { option: "alipayPublicKey", given: { clientId } },
  { option: "alipayPublicKey", given: { clientId, alipayPublicKey: options.privateKey } },
  { option: "maxClockSkewMs", given: { clientId, alipayPublicKey, maxClockSkewMs: -1 } },
  { option: "now", given: { clientId, alipayPublicKey, now: 1 } },
  { option: "privateKey", given: { clientId, alipayPublicKey, privateKey: "x" } },
])("an option that is wrong is named: $option", ({ option, given }) => {
  expect(() => createVerifier(given as VerifierOptions)).toThrow(
    expect.objectContaining({ family: "configuration", option }),
  );
});
