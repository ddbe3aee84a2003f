import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import {
  createVaultingClient,
  isContractError,
  isResultError,
  isTrustError,
  isWaitError,
} from "../src/index.ts";
import {
  FAILED,
  fetchOf,
  ID,
  options,
  PROCESSING,
  SUCCESS,
  signedResponse,
  UNKNOWN,
} from "./support/gateway.ts";

const request = { vaultingRequestId: ID };
const clientOf = (respond: () => Response, changes: object = {}) => {
  const { fetch, sent } = fetchOf(respond);
  return { sent, client: createVaultingClient({ ...options, fetch, maxBodyBytes: 10_000_000, ...changes }) };
};
const caught = (promise: Promise<unknown>) => promise.catch((error: unknown) => error);

describe("an unsigned body is read up to 4096 bytes", () => {
  const failure = (bytes: number, body: object = UNKNOWN) => {
    const bare = JSON.stringify({ ...body, pad: "" }).length;
    return JSON.stringify({ ...body, pad: "x".repeat(bytes - bare) });
  };
  test.each<{ name: string; body: string; code: string }>([
    { name: "a failure of exactly that", body: failure(4_096, FAILED), code: "unsigned_failure" },
    { name: "a failure of one more", body: failure(4_097, FAILED), code: "unsigned_response" },
    { name: "an unknown outcome of one more", body: failure(4_097), code: "unsigned_response" },
    { name: "a megabyte of brackets", body: "[".repeat(1_000_000), code: "unsigned_response" },
    { name: "a megabyte of members", body: `${'{"a":'.repeat(200_000)}1`, code: "unsigned_response" },
    { name: "brackets up to the limit", body: "[".repeat(4_096), code: "unsigned_response" },
  ])("$name: $code", async ({ body, code }) => {
    const { client, sent } = clientOf(() => new Response(body));
    const error = await caught(client.inquireVaulting(request));
    // What was parsed is known by what it claims.
    expect(isTrustError(error) && [error.code, error.trust, error.claimed !== undefined]).toEqual(
      code === "unsigned_failure" ? [code, code, true] : [code, "rejected", false],
    );
    expect(sent).toHaveLength(1);
  });

  test("one that is longer says so", async () => {
    const error = await caught(
      clientOf(() => new Response(" ".repeat(5_000))).client.inquireVaulting(request),
    );
    expect(String(error)).toContain("unsigned and longer than 4096 bytes, so it was not read");
  });
});

describe("a verified response may be nested deeper than the stack", () => {
  const deep = [
    { name: "objects", text: `${'{"a":'.repeat(50_000)}1${"}".repeat(50_000)}` },
    { name: "arrays", text: `${"[".repeat(50_000)}${"]".repeat(50_000)}` },
    { name: "secrets", text: `${'{"cardToken":'.repeat(50_000)}1${"}".repeat(50_000)}` },
  ];
  const places: { name: string; of: (text: string) => string; state: string | undefined }[] = [
    {
      name: "a new member",
      of: (text) => JSON.stringify(SUCCESS).replace(/}$/, `,"added":${text}}`),
      state: "SUCCESS",
    },
    {
      name: "an optional string",
      of: (text) => JSON.stringify(SUCCESS).replace(/}$/, `,"metadata":${text}}`),
      state: "SUCCESS",
    },
    {
      name: "a new member of the card",
      of: (text) => JSON.stringify(SUCCESS).replace('"brand"', `"added":${text},"brand"`),
      state: "SUCCESS",
    },
    {
      name: "beside a new state",
      of: (text) =>
        JSON.stringify({ ...PROCESSING, vaultingStatus: "PAUSED" }).replace(/}$/, `,"added":${text}}`),
      state: "PAUSED",
    },
    {
      name: "beside a failure",
      of: (text) => JSON.stringify(FAILED).replace(/}$/, `,"added":${text}}`),
      state: undefined,
    },
    {
      name: "in a failure",
      of: (text) => JSON.stringify(FAILED).replace('"resultMessage"', `"added":${text},"resultMessage"`),
      state: undefined,
    },
    {
      name: "in place of the detail",
      of: (text) =>
        JSON.stringify({ ...SUCCESS, paymentMethodDetail: 0 }).replace('Detail":0', `Detail":[${text}]`),
      state: undefined,
    },
    {
      name: "in the detail",
      of: (text) =>
        JSON.stringify({ ...SUCCESS, paymentMethodDetail: 0 }).replace('Detail":0', `Detail":{"a":${text}}`),
      state: "SUCCESS",
    },
    { name: "in place of everything", of: (text) => text, state: undefined },
  ];
  test.each(places.flatMap((place) => deep.map((what) => ({ ...place, ...what, place: place.name }))))(
    "$name as $place",
    async ({ of, text, state }) => {
      const { client } = clientOf(() => signedResponse(of(text)));
      const raw = () => client.raw.POST("/v1/vaults/inquireVaulting", { body: request });
      const outcome = await caught(client.inquireVaulting(request));
      expect((outcome as { vaultingStatus?: string }).vaultingStatus).toBe(state);
      if (state === undefined) expect(isResultError(outcome) || isContractError(outcome)).toBe(true);
      for (const value of [outcome, await caught(raw().then(({ data }) => data))]) {
        for (const depth of [2, Number.POSITIVE_INFINITY]) {
          const printed = inspect(value, { depth });
          expect(printed).not.toContain("TOKEN");
          expect(printed).not.toContain("interrupted");
          expect(printed.length).toBeLessThan(50_000);
        }
        expect(JSON.stringify(value).length).toBeLessThan(10_000);
        expect(() => structuredClone(value)).not.toThrow();
      }
    },
  );

  test("what a wait knew last can be printed too", async () => {
    const body = JSON.stringify(PROCESSING).replace(
      /}$/,
      `,"added":${"[".repeat(50_000)}${"]".repeat(50_000)}}`,
    );
    const { client } = clientOf(() => signedResponse(body));
    const error = await caught(client.inquireVaulting.untilFinal(request, { timeoutMs: 1_000 }));
    expect(isWaitError(error) && JSON.stringify(error.lastResponse).length).toBeLessThan(1_000);
  });

  test("64 levels are kept, and the rest is drift", async () => {
    const nest = (levels: number): unknown => (levels === 0 ? "end" : [nest(levels - 1)]);
    const rules: string[] = [];
    const onEvent = (event: { type: string; violations?: readonly { rule: string }[] }) =>
      void rules.push(...(event.violations ?? []).map(({ rule }) => rule));
    for (const [levels, isKept] of [
      [64, true],
      [65, false],
    ] as const) {
      rules.length = 0;
      const { client } = clientOf(() => signedResponse({ ...SUCCESS, added: nest(levels) }), { onEvent });
      const { added } = (await client.inquireVaulting(request)) as unknown as { added: unknown };
      expect(JSON.stringify(added).includes("end")).toBe(isKept);
      expect(rules).toEqual(["unknown_member", ...(isKept ? [] : ["max_depth"])]);
    }
  });
});
