import { inspect } from "node:util";
import vm from "node:vm";
import { describe, expect, test, vi } from "vitest";
import { createVaultingClient, isVaultingError, type VaultingClientOptions } from "../src/index.ts";
import {
  FAILED,
  fetchOf,
  ID,
  merchant,
  options,
  PROCESSING,
  SUCCESS,
  signedResponse,
} from "./support/gateway.ts";

// What strange surroundings do to a client: odd requests, options, fetches, clocks, observers and middleware.

const request = { vaultingRequestId: ID };
const caught = (make: () => unknown) => (async () => make())().catch((error: unknown) => error);
const clientOf = (changes: object, body: unknown = SUCCESS) =>
  createVaultingClient({
    ...options,
    fetch: fetchOf(() => signedResponse(body)).fetch,
    ...changes,
  } as VaultingClientOptions);

describe("an odd request is refused before it is sent", () => {
  const cyclic: Record<string, unknown> = { ...request };
  cyclic.self = cyclic;
  test.each<{ name: string; value: unknown }>([
    { name: "none", value: undefined },
    { name: "cyclic", value: cyclic },
    { name: "with a BigInt", value: { ...request, big: 1n } },
    {
      name: "with a getter that throws",
      value: {
        get vaultingRequestId() {
          throw new Error("no");
        },
      },
    },
    { name: "with an id that has no text", value: { vaultingRequestId: Object.create(null) } },
  ])("$name", async ({ value }) => {
    const { fetch, sent } = fetchOf(() => signedResponse(SUCCESS));
    for (const way of ["call", "wait"]) {
      const { inquireVaulting } = clientOf({ fetch });
      const error = await caught(() =>
        (way === "call" ? inquireVaulting : inquireVaulting.untilFinal)(value as never),
      );
      expect(error).toMatchObject({ family: "contract", code: "request_invalid" });
    }
    expect(sent).toHaveLength(0);
  });

  test("what is checked is what is sent", async () => {
    const { fetch, sent } = fetchOf(() => signedResponse({ ...SUCCESS, vaultingRequestId: "B" }));
    const sly = { vaultingRequestId: "A", toJSON: () => ({ vaultingRequestId: "B" }) };
    await clientOf({ fetch }).inquireVaulting(sly);
    expect(sent[0]?.body).toBe('{"vaultingRequestId":"B"}');
  });
});

test("the raw client's data shows no card when it is printed, whatever the headers say of the body", async () => {
  const fetch = async () => {
    const real = signedResponse(SUCCESS);
    real.headers.set("content-length", "0");
    real.headers.set("content-encoding", "gzip");
    return real;
  };
  const { data, response } = await clientOf({ fetch }).raw.POST("/v1/vaults/inquireVaulting", {
    body: request,
  });
  expect(data).toEqual(SUCCESS);
  expect(inspect(data, { depth: 9 })).not.toContain("TOKEN");
  expect(await response.headers.get("signature")).toContain("RSA256");
});

describe("odd options are refused by name", () => {
  test.each<{ option: string; changes: unknown }>([
    { option: "clientId", changes: { clientId: 123 } },
    { option: "fetch", changes: { fetch: "x" } },
    { option: "onEvent", changes: { onEvent: "x" } },
    { option: "now", changes: { now: 1 } },
    { option: "random", changes: { random: {} } },
    { option: "wait.graceMs", changes: { wait: { graceMs: "x" } } },
    { option: "wait.timeoutMs", changes: { wait: { timeoutMs: -1 } } },
    { option: "alipayPublicKey", changes: { alipayPublicKey: { "-----BEGIN PRIVATE KEY-----": "SECRET" } } },
  ])("$option", ({ option, changes }) => {
    try {
      clientOf(changes as object);
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({ family: "configuration", option });
      expect(String(error)).not.toContain("BEGIN");
    }
  });

  test("no options at all", async () => {
    expect(await caught(() => createVaultingClient(undefined as never))).toMatchObject({
      option: "clientId",
    });
  });

  test("a clock that is none", async () => {
    expect(await caught(() => clientOf({ now: () => Number.NaN }).inquireVaulting(request))).toMatchObject({
      option: "now",
    });
    let calls = 0;
    const flickering = () => (calls++ === 0 ? options.now() : Number.NaN);
    expect(await caught(() => clientOf({ now: flickering }).inquireVaulting(request))).toMatchObject({
      option: "now",
    });
  });

  test("null where nothing is meant", async () => {
    const client = clientOf({ retry: null, wait: null });
    expect(await client.inquireVaulting(request, null as never)).toEqual(SUCCESS);
  });
});

test.each<{ name: string; value: () => unknown }>([
  { name: "nothing", value: () => undefined },
  { name: "null", value: () => null },
  { name: "an empty object", value: () => ({}) },
  {
    name: "a body of another kind",
    value: () => ({ status: 200, headers: new Headers(), body: { on() {} } }),
  },
  {
    name: "a response that was read",
    value: () => {
      const read = signedResponse(SUCCESS);
      read.text();
      return read;
    },
  },
])("a fetch that returns $name gets a typed error", async ({ value }) => {
  const error = await caught(() => clientOf({ fetch: async () => value() }).inquireVaulting(request));
  expect(error).toMatchObject({ family: "configuration", option: "fetch" });
});

test("a response that was redirected is refused", async () => {
  const fetch = async () => Object.defineProperty(signedResponse(SUCCESS), "redirected", { value: true });
  expect(await caught(() => clientOf({ fetch }).inquireVaulting(request))).toMatchObject({
    code: "redirect",
  });
});

test("a verified response may be nested deeper than the stack", async () => {
  const deep = `${'{"a":'.repeat(150_000)}1${"}".repeat(150_000)}`;
  const body = JSON.stringify(SUCCESS).replace(/}$/, `,"added":${deep}}`);
  const outcome = await caught(() => clientOf({ maxBodyBytes: 10_000_000 }, body).inquireVaulting(request));
  expect(outcome).toMatchObject({ vaultingStatus: "SUCCESS" });
});

describe("observers that fail asynchronously end nothing", () => {
  test("onEvent and onUpdate", async () => {
    const unhandled = vi.fn();
    process.on("unhandledRejection", unhandled);
    const failing = async () => {
      throw new Error("logger down");
    };
    const waiting = clientOf({ onEvent: failing }, PROCESSING).inquireVaulting;
    await caught(() => waiting.untilFinal(request, { timeoutMs: 1_500, onUpdate: failing }));
    await new Promise((resolve) => setImmediate(resolve));
    process.off("unhandledRejection", unhandled);
    expect(unhandled).not.toHaveBeenCalled();
  });
});

test("bytes of another realm are bytes", async () => {
  const der = merchant.privateKey.export({ format: "der", type: "pkcs8" });
  const privateKey = vm.runInNewContext("Uint8Array.from(bytes)", { bytes: [...der] });
  expect(await clientOf({ privateKey }).inquireVaulting(request)).toEqual(SUCCESS);
});

test("an error whose causes lead in a circle can be printed", async () => {
  const cause: Error & { cause?: unknown } = new Error("round");
  cause.cause = cause;
  const error = await caught(() => clientOf({ fetch: () => Promise.reject(cause) }).inquireVaulting(request));
  expect(inspect(error)).toContain("cause: Error <- Error");
});

test("an endless code of a verified failure does not flood the message", async () => {
  const error = await caught(() =>
    clientOf({}, { result: { ...FAILED.result, resultCode: "X\n".repeat(9_999) } }).inquireVaulting(request),
  );
  expect(isVaultingError(error) && error.message.length).toBeLessThan(200);
});

test("a deadline does not follow a clock that somebody sets", async () => {
  let time = 0;
  const client = clientOf(
    { monotonic: () => time, sleep: async (ms: number) => void (time += ms) },
    PROCESSING,
  );
  expect(await caught(() => client.inquireVaulting.untilFinal(request, { timeoutMs: 20_000 }))).toMatchObject(
    { family: "wait", elapsedMs: 18_000 },
  );
});

test("the client's own limits of a wait hold unless a call says otherwise", async () => {
  let time = 0;
  const clock = { monotonic: () => time, sleep: async (ms: number) => void (time += ms) };
  const client = clientOf({ ...clock, wait: { timeoutMs: 8_000 } }, PROCESSING);
  expect(await caught(() => client.inquireVaulting.untilFinal(request))).toMatchObject({ elapsedMs: 6_000 });
});

describe("waiting", () => {
  const status =
    (code: number, headers = {}) =>
    () =>
      new Response("", { status: code, headers });
  test("respects Retry-After, and counts every request", async () => {
    let time = 0;
    const waits: number[] = [];
    const { fetch } = fetchOf(status(429, { "retry-after": "60" }), () => signedResponse(SUCCESS));
    const client = clientOf({
      fetch,
      monotonic: () => time,
      sleep: async (ms: number) => {
        waits.push(ms);
        time += ms;
      },
    });
    expect(await client.inquireVaulting.untilFinal(request)).toEqual(SUCCESS);
    expect(waits).toEqual([60_000]);
    const down = clientOf({
      fetch: fetchOf(status(502)).fetch,
      monotonic: () => time,
      sleep: async (ms: number) => void (time += ms),
    });
    expect(await caught(() => down.inquireVaulting.untilFinal(request, { timeoutMs: 5_000 }))).toMatchObject({
      family: "wait",
      polls: 2,
      attempts: 6,
    });
  });

  test("ends at an HTTP status that does not pass", async () => {
    const { fetch, sent } = fetchOf(status(404));
    expect(await caught(() => clientOf({ fetch }).inquireVaulting.untilFinal(request))).toMatchObject({
      httpStatus: 404,
    });
    expect(sent).toHaveLength(1);
  });
});

test.each([
  "//evil.example/",
  "/path",
  "",
  "ftp://x/",
  "view-source:https://x/",
  "\u00a0javascript:alert(1)",
])("the URL %j is never handed out", async (normalUrl) => {
  const { normalUrl: _, ...rest } = PROCESSING;
  expect(await clientOf({}, { ...PROCESSING, normalUrl }).inquireVaulting(request)).toEqual(rest);
});
