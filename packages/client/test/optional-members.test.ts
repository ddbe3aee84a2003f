import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compare, leaveOut } from "../src/contract/check.ts";
import type { Schema, Schemas } from "../src/contract/schema.ts";
import { httpNowhere } from "../src/contract/urls.ts";
import { schemas } from "../src/generated/validators.ts";
import {
  type ClientSettings,
  createVaultingClient,
  isContractError,
  isResultError,
  type VaultingEvent,
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

// The contract may grow: what is optional and odd is left out and reported as drift. What is required stays strict.

const { paymentMethodDetail: detail } = SUCCESS;
const { paymentMethodDetail: _, normalUrl: __, ...processing } = PROCESSING;
const FAIL = { ...processing, vaultingStatus: "FAIL" };

async function call(body: unknown, changes: Partial<ClientSettings> = {}) {
  const drift: string[] = [];
  const client = createVaultingClient({
    ...options,
    fetch: fetchOf(() => signedResponse(body)).fetch,
    onEvent(event: VaultingEvent) {
      if (event.type === "drift") drift.push(...event.violations.map(({ path, rule }) => `${path} ${rule}`));
    },
    ...changes,
  });
  const outcome = await client.inquireVaulting({ vaultingRequestId: ID }).catch((error: unknown) => error);
  return { outcome, drift, client };
}

describe("an optional member that is odd is left out", () => {
  const card = (more: object) => ({
    ...SUCCESS,
    paymentMethodDetail: { ...detail, card: { ...detail.card, ...more } },
  });
  test.each<{ name: string; body: object; want: object; drift: string[] }>([
    {
      name: "an empty link",
      body: { ...PROCESSING, normalUrl: "" },
      want: processing,
      drift: ["/normalUrl format", "/normalUrl unsafe_url"],
    },
    {
      name: "a plain http link",
      body: { ...PROCESSING, normalUrl: "http://3ds.test/" },
      want: processing,
      drift: ["/normalUrl unsafe_url"],
    },
    {
      name: "one link of two",
      body: { ...PROCESSING, schemeUrl: "javascript:alert(1)" },
      want: { ...processing, normalUrl: "https://3ds.test/" },
      drift: ["/schemeUrl unsafe_url"],
    },
    {
      name: "a link that is a list",
      body: { ...PROCESSING, normalUrl: ["https://3ds.test/"] },
      want: processing,
      drift: ["/normalUrl type"],
    },
    {
      name: "a number",
      body: card({ bin: 411111 }),
      want: SUCCESS,
      drift: ["/paymentMethodDetail/card/bin type"],
    },
    { name: "an object", body: { ...SUCCESS, metadata: {} }, want: SUCCESS, drift: ["/metadata type"] },
    {
      name: "null",
      body: card({ brand: null }),
      want: {
        ...SUCCESS,
        paymentMethodDetail: { ...detail, card: { cardToken: "TOKEN-TOP-SECRET", maskedCardNo: "****8764" } },
      },
      drift: ["/paymentMethodDetail/card/brand null_member"],
    },
    {
      name: "an object that is a list",
      body: { ...SUCCESS, paymentMethodDetail: { ...detail, card: [] } },
      want: { ...SUCCESS, paymentMethodDetail: { paymentMethodType: "CARD" } },
      drift: ["/paymentMethodDetail/card type"],
    },
    {
      name: "a message in the result",
      body: { ...FAIL, result: { ...FAIL.result, resultMessage: 5 } },
      want: { ...FAIL, result: { resultCode: "SUCCESS", resultStatus: "S" } },
      drift: ["/result/resultMessage type"],
    },
  ])("$name", async ({ body, want, drift }) => {
    const called = await call(body);
    expect(called.outcome).toStrictEqual(want);
    expect(called.drift).toEqual(drift);
    // The raw client hands out the same, whichever way it is read.
    for (const parseAs of ["json", "text", "arrayBuffer"] as const) {
      const { data } = await called.client.raw.POST("/v1/vaults/inquireVaulting", {
        body: { vaultingRequestId: ID },
        parseAs,
      });
      const text = data instanceof ArrayBuffer ? Buffer.from(data).toString() : data;
      expect(typeof text === "string" ? JSON.parse(text) : text).toStrictEqual(want);
    }
  });

  test("what only shows growth is kept", async () => {
    const body = card({
      brand: "NEWBRAND",
      issuerName: "x".repeat(300),
      added: { a: [null, 1, { b: "c" }] },
    });
    const { outcome, drift } = await call({ ...body, more: "x", note: "time: 12:00" });
    expect(outcome).toStrictEqual({ ...body, more: "x", note: "time: 12:00" });
    expect(drift).toEqual([
      "/paymentMethodDetail/card/brand unknown_value",
      "/paymentMethodDetail/card/issuerName max_length",
      "/paymentMethodDetail/card/added unknown_member",
      "/more unknown_member",
      "/note unknown_member",
    ]);
  });

  test("the verified bytes and their signature are handed out where nothing was left out", async () => {
    for (const [body, isSigned] of [
      [SUCCESS, true],
      [{ ...SUCCESS, metadata: 1 }, false],
    ] as const) {
      const { client } = await call(JSON.stringify(body, null, 1));
      const { data, response } = await client.raw.POST("/v1/vaults/inquireVaulting", {
        body: { vaultingRequestId: ID },
        parseAs: "text",
      });
      expect(data).toBe(isSigned ? JSON.stringify(SUCCESS, null, 1) : JSON.stringify(SUCCESS));
      expect(response.headers.has("signature")).toBe(isSigned);
    }
  });
});

describe("what is required stays strict", () => {
  const without = (name: keyof typeof SUCCESS) => ({ ...SUCCESS, [name]: undefined });
  test.each<{ name: string; body: object; says: string }>([
    { name: "no detail", body: without("paymentMethodDetail"), says: "/paymentMethodDetail is required" },
    {
      name: "a detail that is text",
      body: { ...SUCCESS, paymentMethodDetail: "CARD" },
      says: "/paymentMethodDetail type (object)",
    },
    {
      name: "a detail that is null",
      body: { ...SUCCESS, paymentMethodDetail: null },
      says: "/paymentMethodDetail type (object)",
    },
    { name: "S without a state", body: without("vaultingStatus"), says: "/vaultingStatus is required" },
    {
      name: "S with null for a state",
      body: { ...SUCCESS, vaultingStatus: null },
      says: "/vaultingStatus is required",
    },
    {
      name: "S with a list for a state",
      body: { ...SUCCESS, vaultingStatus: ["SUCCESS"] },
      says: "/vaultingStatus type (string)",
    },
  ])("$name", async ({ body, says }) => {
    const { outcome } = await call(body);
    expect(isContractError(outcome) && [outcome.code, outcome.violations.length]).toEqual([
      "response_invalid",
      1,
    ]);
    expect((outcome as Error).message).toBe(`The response does not fit the contract: ${says}.`);
  });

  test("a message names some of what is wrong, however much that is", async () => {
    const wrong: Schemas = {
      Many: {
        type: "object",
        required: Array.from({ length: 500 }, (_, index) => `m${index}`),
        properties: {},
      },
    };
    expect(compare(wrong, { ref: "Many" }, {}, httpNowhere).fatal).toHaveLength(500);
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`m${index}`, 1]));
    const { outcome } = await call({ ...SUCCESS, ...many, paymentMethodDetail: 1 });
    expect((outcome as Error).message).toBe(
      "The response does not fit the contract: /paymentMethodDetail type (object).",
    );
  });
});

describe("a failed call is a failure, whatever else it carries", () => {
  test.each<{ name: string; more: object; want: object }>([
    { name: "a state", more: { vaultingStatus: "SUCCESS" }, want: {} },
    { name: "a new state", more: { vaultingStatus: "success" }, want: {} },
    { name: "a state of the wrong type", more: { vaultingStatus: 1 }, want: {} },
    {
      name: "members of the wrong type",
      more: { metadata: 1, paymentMethodDetail: [] },
      want: { metadata: 1, paymentMethodDetail: [] },
    },
    {
      name: "an unsafe link",
      more: { normalUrl: "javascript:alert(1)", schemeUrl: "//evil.test" },
      want: {},
    },
    {
      name: "everything of a success",
      more: { vaultingStatus: "SUCCESS", paymentMethodDetail: detail },
      want: { paymentMethodDetail: detail },
    },
  ])("$name", async ({ more, want }) => {
    for (const failure of [FAILED, UNKNOWN]) {
      const { outcome, client } = await call({ ...failure, ...more });
      expect(isResultError(outcome) && outcome.resultCode).toBe(failure.result.resultCode);
      const { data } = await client.raw.POST("/v1/vaults/inquireVaulting", {
        body: { vaultingRequestId: ID },
      });
      expect(data).toStrictEqual({ ...failure, ...want });
    }
  });
});

describe("an unsafe link is handed out under no name", () => {
  test.each<{ name: string; more: object; want: object }>([
    {
      name: "a link of another variant",
      more: { normalUrl: "/relative", applinkUrl: "https://x.test/" },
      want: { applinkUrl: "https://x.test/" },
    },
    {
      name: "a new member",
      more: { page: "javascript:alert(1)", site: "http://x.test/", app: "app://x" },
      want: { app: "app://x" },
    },
    {
      name: "in new members",
      more: { added: { links: ["data:x", "https://x.test/", "file:///x"], normalUrl: ["//x.test"] } },
      want: { added: { links: ["https://x.test/"], normalUrl: [] } },
    },
  ])("$name", async ({ more, want }) => {
    for (const body of [SUCCESS, FAIL, { ...processing, vaultingStatus: "PAUSED" }])
      expect((await call({ ...body, ...more })).outcome).toStrictEqual({ ...body, ...want });
  });
});

describe("a part of a part", () => {
  const schemas: Schemas = {
    Order: {
      type: "object",
      required: ["id"],
      properties: {
        id: { type: "string", minLength: 2, pattern: "^[a-z]+$" },
        note: { type: "string", minLength: 2, pattern: "^[a-z]+$" },
        size: { type: "string", enum: ["S", "M"] },
        owner: { ref: "Owner" },
        lines: { type: "array", items: { ref: "Owner" } },
        gone: { type: "object", properties: { never: false } },
        next: { ref: "Order" },
      },
    },
    Owner: {
      type: "object",
      required: ["name"],
      properties: { name: { type: "string" }, mail: { type: "string" } },
    },
    Must: {
      type: "object",
      required: ["lines", "owner"],
      properties: { lines: { type: "array", items: { type: "string" } }, owner: { ref: "Owner" } },
    },
    Link: { type: "object", required: ["url"], properties: { url: { type: "string", format: "uri" } } },
  };
  const read = (schema: Schema, value: unknown) => {
    const copy = structuredClone(value);
    const comparison = compare(schemas, schema, copy, httpNowhere);
    expect(copy).toStrictEqual(value);
    leaveOut(comparison);
    return { copy, fatal: comparison.fatal.map(({ path, rule }) => `${path} ${rule}`) };
  };
  const owner = { name: "Ann" };
  test.each<{ name: string; schema: string; value: unknown; want?: unknown; fatal?: string[] }>([
    { name: "too short", schema: "Order", value: { id: "ab", note: "a" }, want: { id: "ab" } },
    { name: "of another pattern", schema: "Order", value: { id: "ab", note: "A1" }, want: { id: "ab" } },
    { name: "not of a closed list", schema: "Order", value: { id: "ab", size: "L" }, want: { id: "ab" } },
    {
      name: "required, and too short: used as it is",
      schema: "Order",
      value: { id: "a" },
      want: { id: "a" },
    },
    {
      name: "an object without what it requires goes as a whole",
      schema: "Order",
      value: { id: "ab", owner: { mail: "x" } },
      want: { id: "ab" },
    },
    {
      name: "an object with an odd required member goes as a whole",
      schema: "Order",
      value: { id: "ab", owner: { name: 1, mail: "x" } },
      want: { id: "ab" },
    },
    {
      name: "an object with an odd optional member stays without it",
      schema: "Order",
      value: { id: "ab", owner: { ...owner, mail: 1 } },
      want: { id: "ab", owner },
    },
    {
      name: "an object with what must not be there goes as a whole",
      schema: "Order",
      value: { id: "ab", gone: { never: 1 } },
      want: { id: "ab" },
    },
    {
      name: "a list that is none goes",
      schema: "Order",
      value: { id: "ab", lines: owner },
      want: { id: "ab" },
    },
    {
      name: "items that are odd go, the others keep their order",
      schema: "Order",
      value: { id: "ab", lines: [{}, owner, 1, { name: "Bob", mail: 2 }, null] },
      want: { id: "ab", lines: [owner, { name: "Bob" }] },
    },
    {
      name: "items of a required list, too",
      schema: "Must",
      value: { lines: ["a", 1, "b", null], owner },
      want: { lines: ["a", "b"], owner },
    },
    {
      name: "a required list is a list",
      schema: "Must",
      value: { lines: "a", owner },
      fatal: ["/lines type"],
    },
    {
      name: "a required object has what it requires",
      schema: "Must",
      value: { lines: [], owner: {} },
      fatal: ["/owner/name required"],
    },
    {
      name: "a required link is safe",
      schema: "Link",
      value: { url: "http://x.test/" },
      fatal: ["/url unsafe_url"],
    },
  ])("$name", ({ schema, value, want, fatal = [] }) => {
    const result = read({ ref: schema }, value);
    expect(result.fatal).toEqual(fatal);
    if (fatal.length === 0) expect(result.copy).toStrictEqual(want);
  });

  test("that the contract lets nest without end has an end", () => {
    let value: object = { id: "ab" };
    for (let depth = 0; depth < 10_000; depth++) value = { id: "ab", next: value };
    const comparison = compare(schemas, { ref: "Order" }, value, httpNowhere);
    expect([comparison.fatal, comparison.found.map(({ rule }) => rule)]).toEqual([[], ["max_depth"]]);
    leaveOut(comparison);
    expect(JSON.stringify(value).match(/next/g)).toHaveLength(64);
  });
});

test("whatever optional member is replaced by whatever, a verified state stays, and fits the contract without drift", async () => {
  const optional: { path: string[]; body: object }[] = [
    ...[
      "schemeUrl",
      "applinkUrl",
      "normalUrl",
      "vaultingResultCode",
      "vaultingResultMessage",
      "metadata",
    ].map((name) => ({ path: [name], body: PROCESSING })),
    ...Object.keys((schemas.Card as { properties: object }).properties).map((name) => ({
      path: ["paymentMethodDetail", "card", name],
      body: SUCCESS,
    })),
    ...["card", "paymentMethodType"].map((name) => ({ path: ["paymentMethodDetail", name], body: SUCCESS })),
    { path: ["result", "resultMessage"], body: FAIL },
  ];
  const odd = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom("", "http://x.test/", "javascript:1", " ", "//x", null, 411111, {}, []),
  );
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...optional), odd, async ({ path, body }, value) => {
      const changed = structuredClone(body) as Record<string, never>;
      const last = path.at(-1) as string;
      const holder = path.slice(0, -1).reduce((at, name) => at[name] as never, changed) as Record<
        string,
        unknown
      >;
      holder[last] = value;
      const { outcome } = await call(changed);
      expect(outcome).toMatchObject({ vaultingStatus: changed.vaultingStatus, vaultingRequestId: ID });
      const left = compare(schemas, { ref: "InquireVaultingResponse" }, outcome, httpNowhere);
      expect(left.odd).toEqual([]);
      const growth = ["unknown_value", "unknown_member", "max_length"];
      expect(left.found.filter(({ rule }) => !growth.includes(rule))).toEqual([]);
    }),
    { numRuns: 150 },
  );
});
