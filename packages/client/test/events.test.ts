import { inspect } from "node:util";
import { expect, test } from "vitest";
import { createVaultingClient, type VaultingEvent } from "../src/index.ts";
import {
  BASE_URL,
  FAILED,
  fetchOf,
  ID,
  options,
  PROCESSING,
  SUCCESS,
  signedResponse,
  UNKNOWN,
} from "./support/gateway.ts";

async function eventsOf(...responses: (() => Response | Promise<Response>)[]) {
  const events: VaultingEvent[] = [];
  const { fetch } = fetchOf(...responses);
  const client = createVaultingClient({
    ...options,
    fetch,
    monotonic: () => 0,
    onEvent: (event) => events.push(event),
  });
  await client.inquireVaulting({ vaultingRequestId: ID }).catch(() => {});
  return events;
}

test("what a client does can be followed", async () => {
  const events = await eventsOf(
    () => Promise.reject(new TypeError("fetch failed")),
    () => signedResponse(UNKNOWN),
    () => signedResponse(SUCCESS),
  );
  const base = { callId: events[0]?.callId, operation: "inquireVaulting", requestId: ID };
  const url = `${BASE_URL}/v1/vaults/inquireVaulting`;
  expect(events).toEqual([
    { type: "attempt", ...base, attempt: 1, url },
    {
      type: "response",
      ...base,
      attempt: 1,
      ms: 0,
      resultStatus: undefined,
      resultCode: undefined,
      httpStatus: undefined,
      error: "network",
    },
    { type: "retry", ...base, attempt: 1, delayMs: 125 },
    { type: "attempt", ...base, attempt: 2, url },
    {
      type: "response",
      ...base,
      attempt: 2,
      ms: 0,
      resultStatus: "U",
      resultCode: "UNKNOWN_EXCEPTION",
      httpStatus: 200,
      error: undefined,
    },
    { type: "retry", ...base, attempt: 2, delayMs: 250 },
    { type: "attempt", ...base, attempt: 3, url },
    {
      type: "response",
      ...base,
      attempt: 3,
      ms: 0,
      resultStatus: "S",
      resultCode: "SUCCESS",
      httpStatus: 200,
      error: undefined,
    },
    { type: "end", ...base, ms: 0, resultStatus: "S", resultCode: "SUCCESS", error: undefined },
  ]);
});

test.each([
  {
    name: "a new brand",
    body: { ...SUCCESS, paymentMethodDetail: { card: { brand: "NEWBRAND" } } },
    want: ["/paymentMethodDetail/card/brand unknown_value"],
  },
  { name: "a new member", body: { ...SUCCESS, added: 1 }, want: ["/added unknown_member"] },
  {
    name: "a longer string",
    body: { ...SUCCESS, metadata: "x".repeat(2049) },
    want: ["/metadata max_length"],
  },
  {
    name: "a new result code",
    body: { result: { ...FAILED.result, resultCode: "NEW" } },
    want: ["/result/resultCode unknown_value"],
  },
  { name: "nothing new", body: SUCCESS, want: undefined },
])("drift is told: $name", async ({ body, want }) => {
  const drift = (await eventsOf(() => signedResponse(body))).flatMap((event) =>
    event.type === "drift" ? event.violations : [],
  );
  expect(drift.map(({ path, rule }) => `${path} ${rule}`)).toEqual(want ?? []);
});

test("an observer that throws changes nothing", async () => {
  const { fetch } = fetchOf(() => signedResponse(SUCCESS));
  const onEvent = () => {
    throw new Error("the logger is broken");
  };
  await expect(
    createVaultingClient({ ...options, fetch, onEvent }).inquireVaulting({ vaultingRequestId: ID }),
  ).resolves.toEqual(SUCCESS);
});

test("no event holds a secret", async () => {
  const secret = "SECRETq7";
  const events = await eventsOf(() =>
    signedResponse({
      ...SUCCESS,
      added: secret,
      paymentMethodDetail: { card: { cardToken: secret, brand: secret, [`${secret}+/`]: secret } },
    }),
  );
  expect(events.map(({ type }) => type)).toContain("drift");
  expect(JSON.stringify(events) + inspect(events, { depth: 9 })).not.toContain(secret);
});

test("console.log of a vaulting shows no card, JSON keeps it", async () => {
  const { fetch } = fetchOf(() => signedResponse(SUCCESS));
  const vaulting = await createVaultingClient({ ...options, fetch }).inquireVaulting({
    vaultingRequestId: ID,
  });
  for (const text of [
    inspect(vaulting),
    inspect(vaulting, { depth: 9 }),
    inspect({ deep: { in: { it: vaulting } } }, { depth: 9 }),
  ]) {
    expect(text).not.toContain("TOKEN");
    expect(text).not.toContain("8764");
  }
  expect(inspect(vaulting, { depth: 9 })).toContain("cardToken: '[secret]'");
  expect(inspect(vaulting, { depth: 9 })).toContain("brand: 'VISA'");
  expect(JSON.parse(JSON.stringify(vaulting))).toEqual(SUCCESS);
  expect(structuredClone(vaulting)).toEqual(SUCCESS);
});

test.each([
  { url: "https://3ds.test/", ok: true },
  { url: "alipays://platformapi/startapp", ok: true },
  { url: "http://3ds.test/", ok: false },
  { url: "http://127.0.0.1:4010/", ok: false },
  { url: "HTTP://3ds.test/", ok: false },
  { url: "javascript:alert(1)", ok: false },
  { url: " java\nscript:alert(1)", ok: false },
  { url: "JavaScript:alert(1)", ok: false },
  { url: "java\u0085script:alert(1)", ok: false },
  { url: "data:text/html,x", ok: false },
  { url: "vbscript:x", ok: false },
  { url: "file:///etc/passwd", ok: false },
  { url: "blob:https://x/1", ok: false },
])("an unsafe URL in a response is left out, and is drift: $url", async ({ url, ok }) => {
  for (const [member, body] of [
    ["normalUrl", { ...PROCESSING, normalUrl: url }],
    ["schemeUrl", { ...PROCESSING, vaultingStatus: "PAUSED", schemeUrl: url }],
  ] as const) {
    const events: VaultingEvent[] = [];
    const { fetch } = fetchOf(() => signedResponse(body));
    const vaulting = await createVaultingClient({
      ...options,
      fetch,
      onEvent: (event) => events.push(event),
    }).inquireVaulting({ vaultingRequestId: ID });
    const isReported = events.some(
      (event) =>
        event.type === "drift" &&
        event.violations.some(({ path, rule }) => path === `/${member}` && rule === "unsafe_url"),
    );
    expect([(vaulting as Record<string, unknown>)[member], isReported]).toEqual([ok ? url : undefined, !ok]);
    if (!ok) expect(vaulting).not.toHaveProperty(member);
  }
});

test.each([
  { gateway: "http://127.0.0.1:4010", page: "http://127.0.0.1:4010/3ds", ok: true },
  { gateway: "http://localhost:4010", page: "http://127.0.0.1:5000/3ds", ok: true },
  { gateway: "http://127.0.0.1:4010", page: "http://3ds.test/", ok: false },
  { gateway: "http://127.0.0.1:4010", page: "javascript:alert(1)", ok: false },
  // What encrypts on this machine may be a way to the real gateway.
  { gateway: "https://127.0.0.1:4010", page: "http://127.0.0.1:4010/3ds", ok: false },
  { gateway: "https://gateway.test", page: "http://127.0.0.1:4010/3ds", ok: false },
])("plain http is for a gateway on this machine, and pages on it: $gateway $page", async (given) => {
  const path = "/ams/sandbox/api/v1/vaults/inquireVaulting";
  const { fetch } = fetchOf(() => signedResponse({ ...PROCESSING, normalUrl: given.page }, { path }));
  const client = createVaultingClient({ ...options, baseUrl: given.gateway, fetch });
  const vaulting = await client.inquireVaulting({ vaultingRequestId: ID });
  expect(vaulting.vaultingStatus === "PROCESSING" && vaulting.normalUrl).toBe(
    given.ok ? given.page : undefined,
  );
});
