import { describe, expect, test } from "vitest";
import { createVaultingClient, isTrustError } from "../src/index.ts";
import {
  CLIENT_ID,
  FAILED,
  fetchOf,
  ID,
  NOW,
  options,
  SUCCESS,
  signedResponse,
  UNKNOWN,
  withHeaders,
} from "./support/gateway.ts";

// What a TrustError says: which header, how far the clock is off, and how much of a claim is kept.

async function call(respond: () => Response, changes: object = {}) {
  const { fetch } = fetchOf(respond);
  const outcome = await createVaultingClient({ ...options, fetch, ...changes })
    .inquireVaulting({ vaultingRequestId: ID })
    .catch((error: unknown) => error);
  if (!isTrustError(outcome)) expect(outcome).toEqual(SUCCESS);
  return isTrustError(outcome) ? outcome : undefined;
}

test.each([
  { missing: "signature", other: "response-time" },
  { missing: "response-time", other: "signature" },
])("the header that is missing is named: $missing", async ({ missing, other }) => {
  const error = await call(() => withHeaders(signedResponse(SUCCESS), { [missing]: null }));
  expect(error?.code).toBe("half_signed");
  expect(error?.message).toContain(` no ${missing} header`);
  expect(error?.message).not.toContain(other);
});

describe("the skew", () => {
  const at = (offsetMs: number) => signedResponse(SUCCESS, { time: new Date(NOW + offsetMs).toISOString() });
  test.each<{ offsetMs: number; maxClockSkewMs?: number; says: string | undefined }>([
    { offsetMs: 0, says: undefined },
    { offsetMs: 300_000, says: undefined },
    { offsetMs: -300_000, says: undefined },
    { offsetMs: 300_001, says: "300 s ahead of the local clock" },
    { offsetMs: -300_001, says: "300 s old" },
    { offsetMs: 3_600_000, says: "3600 s ahead of the local clock" },
    { offsetMs: -86_400_000, says: "86400 s old" },
    { offsetMs: 1_000, maxClockSkewMs: 1_000, says: undefined },
    { offsetMs: 1_600, maxClockSkewMs: 1_000, says: "2 s ahead of the local clock" },
    { offsetMs: -1_400, maxClockSkewMs: 1_000, says: "1 s old" },
    { offsetMs: -600_000, maxClockSkewMs: 600_000, says: undefined },
  ])("of $offsetMs ms is said: $says", async ({ offsetMs, maxClockSkewMs, says }) => {
    const error = await call(() => at(offsetMs), { maxClockSkewMs });
    expect(error?.code).toBe(says && "response_time_skewed");
    if (says) expect(error?.message).toContain(` is ${says}.`);
  });
});

describe("what an unsigned failure claims", () => {
  const unsigned = (result: object) => new Response(JSON.stringify({ result }));
  test.each([FAILED.result, UNKNOWN.result])("is kept in length: $resultStatus", async (result) => {
    const long = { ...result, resultCode: "C".repeat(65), resultMessage: "m".repeat(257) };
    const error = await call(() => unsigned(long));
    expect(error?.claimed).toEqual({
      resultCode: "C".repeat(64),
      resultStatus: result.resultStatus,
      resultMessage: "m".repeat(256),
    });
    const exact = { ...result, resultCode: "C".repeat(64), resultMessage: "m".repeat(256) };
    expect((await call(() => unsigned(exact)))?.claimed).toEqual(exact);
  });

  test("has no message where there is none, and nothing else", async () => {
    const { resultMessage: _, ...bare } = FAILED.result;
    const error = await call(() => unsigned({ ...bare, added: "x", resultMessage: 5 }));
    expect(error?.claimed).toStrictEqual(bare);
  });
});

describe("a header that is repeated is called so", () => {
  test.each<{ header: string; value: string; code: string }>([
    { header: "client-id", value: CLIENT_ID, code: "client_id_mismatch" },
    { header: "client-id", value: "SANDBOX_OTHER", code: "client_id_mismatch" },
    { header: "response-time", value: "2026-11-23T12:00:00Z", code: "response_time_malformed" },
    {
      header: "signature",
      value: signedResponse(SUCCESS).headers.get("signature") ?? "",
      code: "signature_malformed",
    },
  ])("$header with $value", async ({ header, value, code }) => {
    const error = await call(() => {
      const response = signedResponse(SUCCESS);
      response.headers.append(header, value);
      return response;
    });
    expect(error?.code).toBe(code);
    expect(error?.message).toMatch(/ repeat(s|ed)/);
    expect(error?.message).not.toContain("another client");
  });

  test("one that names another client is not", async () => {
    const error = await call(() => withHeaders(signedResponse(SUCCESS), { "client-id": "SANDBOX_OTHER" }));
    expect([error?.code, error?.message]).toEqual([
      "client_id_mismatch",
      expect.stringContaining("another client id"),
    ]);
  });
});
