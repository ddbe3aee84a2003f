import { getEventListeners } from "node:events";
import { describe, expect, test } from "vitest";
import {
  type CallOptions,
  createVaultingClient,
  isVaultingError,
  type VaultingClient,
} from "../src/index.ts";
import { sleep } from "../src/time/clock.ts";
import { FAILED, fetchOf, ID, options, PROCESSING, SUCCESS, signedResponse } from "./support/gateway.ts";

// What plain JavaScript, polyfills and test doubles hand over: signals, responses and clocks of any kind.

const request = { vaultingRequestId: ID };
const caught = (make: () => unknown) => (async () => make())().catch((error: unknown) => error);
const clientOf = (respond: () => unknown, changes: object = {}) => {
  const { fetch, sent } = fetchOf(respond as () => Response);
  return { sent, client: createVaultingClient({ ...options, fetch, ...changes }) };
};
const ways: { way: string; run: (client: VaultingClient, options: CallOptions) => Promise<unknown> }[] = [
  { way: "a call", run: (client, options) => client.inquireVaulting(request, options) },
  { way: "a wait", run: (client, options) => client.inquireVaulting.untilFinal(request, options) },
  {
    way: "a raw call",
    run: async (client, { signal }) =>
      (await client.raw.POST("/v1/vaults/inquireVaulting", { body: request, ...(signal && { signal }) }))
        .data,
  },
  {
    way: "a raw request",
    run: async (client, { signal }) => {
      const init = { body: request, ...(signal && { signal }) };
      return (await client.raw.request("post", "/v1/vaults/inquireVaulting", init)).data;
    },
  },
  {
    way: "the trusted fetch",
    run: async (client, { signal }) => {
      const init = { method: "POST", body: JSON.stringify(request), ...(signal && { signal }) };
      return (await client.fetch(`${client.baseUrl}/v1/vaults/inquireVaulting`, init)).json();
    },
  },
];

describe("a signal", () => {
  const wrong: unknown[] = [
    {},
    "abort",
    1,
    true,
    [],
    () => {},
    new AbortController(),
    new EventTarget(),
    new Event("abort"),
    { aborted: false },
    { aborted: "no", addEventListener() {}, removeEventListener() {} },
    { aborted: false, addEventListener() {} },
    Promise.resolve(),
  ];
  test.each(ways)("that is none is refused by $way before anything is sent", async ({ run }) => {
    for (const signal of wrong) {
      const { client, sent } = clientOf(() => signedResponse(SUCCESS));
      const error = await caught(() => run(client, { signal: signal as AbortSignal }));
      expect(error).toMatchObject({ family: "configuration", code: "option_invalid", option: "signal" });
      expect(sent).toHaveLength(0);
    }
  });

  /** What polyfills have: no reason, no throwIfAborted, and a class of their own. */
  class OldSignal extends EventTarget {
    aborted = false;
    abort() {
      this.aborted = true;
      this.dispatchEvent(new Event("abort"));
    }
  }
  test.each(ways)("of another class is respected by $way", async ({ run }) => {
    const signal = new OldSignal();
    const { client } = clientOf(() => signedResponse(SUCCESS));
    expect(await run(client, { signal: signal as unknown as AbortSignal })).toEqual(SUCCESS);
    const hanging = clientOf(() => new Promise(() => {}));
    const outcome = caught(() => run(hanging.client, { signal: signal as unknown as AbortSignal }));
    await expect.poll(() => hanging.sent.length).toBe(1);
    signal.abort();
    expect(await outcome).toMatchObject({ code: "aborted" });
    expect(await caught(() => run(client, { signal: signal as unknown as AbortSignal }))).toMatchObject({
      code: "aborted",
    });
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });

  test.each(ways)("that is null is none, for $way", async ({ run }) => {
    expect(await run(clientOf(() => signedResponse(SUCCESS)).client, { signal: null as never })).toEqual(
      SUCCESS,
    );
  });
});

describe("one signal for many calls keeps no listener of theirs", () => {
  /** Keeps RSA out of a test that is about listeners. */
  const quick = { privateKey: async (_bytes: Uint8Array) => new Uint8Array(256), retry: { attempts: 1 } };
  test("10000 calls, waits and raw calls", async () => {
    const { signal } = new AbortController();
    const most: number[] = [];
    const { client } = clientOf(() => {
      most.push(getEventListeners(signal, "abort").length);
      return new Response("", { status: 404 });
    }, quick);
    for (const { run } of ways)
      for (let call = 0; call < 2_000; call++)
        expect(await caught(() => run(client, { signal }))).toMatchObject({ httpStatus: 404 });
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
    expect([most.length, Math.max(...most)]).toEqual([10_000, 1]);
  });

  test.each(ways)("whatever becomes of $way", async ({ run }) => {
    const outcomes: (() => unknown)[] = [
      () => signedResponse(SUCCESS),
      () => signedResponse(FAILED),
      () => new Response(JSON.stringify(FAILED)),
      () => signedResponse("{}"),
      () => Promise.reject(new Error("down")),
      () => new Response("", { status: 503 }),
      () => signedResponse(PROCESSING),
      () => ({}),
    ];
    for (const respond of outcomes) {
      const { signal } = new AbortController();
      let time = 0;
      const { client } = clientOf(respond, {
        monotonic: () => time,
        sleep: async (ms: number) => void (time += ms),
      });
      await caught(() => run(client, { signal }));
      expect(getEventListeners(signal, "abort")).toHaveLength(0);
    }
  });

  test("and of the sleeps between the calls", async () => {
    const { signal } = new AbortController();
    let polls = 0;
    const { client } = clientOf(() => signedResponse(polls++ < 50 ? PROCESSING : SUCCESS), {
      random: () => 0,
      wait: { intervalMs: 1, intervalCapMs: 1 },
      sleep,
    });
    expect(await client.inquireVaulting.untilFinal(request, { signal })).toEqual(SUCCESS);
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });
});

describe("a raw call", () => {
  test.each([
    { name: "in flight", respond: () => new Promise(() => {}) },
    { name: "between attempts", respond: () => new Response("", { status: 503 }) },
  ])("ends with its signal, $name", async ({ respond }) => {
    const controller = new AbortController();
    const { client, sent } = clientOf(respond, { sleep: () => new Promise(() => {}) });
    const { signal } = controller;
    const outcome = caught(() => client.raw.POST("/v1/vaults/inquireVaulting", { body: request, signal }));
    await expect.poll(() => sent.length).toBe(1);
    controller.abort();
    expect(await outcome).toMatchObject({ code: "aborted", cause: { name: "AbortError" } });
  });

  test("still respects a signal that middleware brings", async () => {
    const controller = new AbortController();
    const { client, sent } = clientOf(() => new Promise(() => {}));
    client.raw.use({ onRequest: ({ request }) => new Request(request, { signal: controller.signal }) });
    const outcome = caught(() => client.raw.POST("/v1/vaults/inquireVaulting", { body: request }));
    await expect.poll(() => sent.length).toBe(1);
    controller.abort();
    expect(await outcome).toMatchObject({ code: "aborted" });
  });
});

describe("a sleep", () => {
  const busy = () => new Response("", { status: 503 });
  const bad: { name: string; sleep: unknown }[] = [
    { name: "rejects with an error", sleep: async () => Promise.reject(new TypeError("no timer")) },
    { name: "rejects with text", sleep: () => Promise.reject("no timer") },
    { name: "rejects with nothing", sleep: () => Promise.reject() },
    {
      name: "throws",
      sleep: () => {
        throw new TypeError("no timer");
      },
    },
    {
      name: "rejects with an error of a signal that did not abort",
      sleep: () => Promise.reject(new DOMException("aborted", "AbortError")),
    },
  ];
  test.each(bad)("that $name is an error of the option", async ({ sleep }) => {
    for (const { run } of ways) {
      const error = await caught(() => run(clientOf(busy, { sleep }).client, {}));
      expect(error).toMatchObject({ family: "configuration", code: "option_invalid", option: "sleep" });
      const withSignal = { signal: new AbortController().signal };
      expect(await caught(() => run(clientOf(busy, { sleep }).client, withSignal))).toMatchObject({
        option: "sleep",
      });
    }
    const polled = clientOf(() => signedResponse(PROCESSING), { sleep });
    expect(await caught(() => polled.client.inquireVaulting.untilFinal(request))).toMatchObject({
      option: "sleep",
    });
  });

  test.each([
    { name: "never ends", sleep: () => new Promise(() => {}) },
    {
      name: "resolves when the signal aborts",
      sleep: (_: number, signal: AbortSignal) =>
        new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve())),
    },
  ])("that $name does not hold up a call whose signal aborts", async ({ sleep }) => {
    for (const { run } of ways) {
      const controller = new AbortController();
      const { client, sent } = clientOf(busy, { sleep });
      const outcome = caught(() => run(client, { signal: controller.signal }));
      await expect.poll(() => sent.length).toBe(1);
      await new Promise((resolve) => setImmediate(resolve));
      controller.abort(new Error("enough"));
      expect(await outcome).toMatchObject({ code: "aborted", cause: { message: "enough" } });
      expect(sent).toHaveLength(1);
    }
  });
});

describe("a response", () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const body = JSON.stringify(SUCCESS);
  const signedHeaders = signedResponse(SUCCESS).headers;
  const streamOf = (...chunks: unknown[]) =>
    new ReadableStream({
      start(controller) {
        for (const chunk of chunks) controller.enqueue(chunk);
        controller.close();
      },
    });
  const readerOf = (read: () => unknown, cancel: unknown = async () => {}) => ({
    locked: false,
    getReader: () => ({ read, cancel }),
    cancel,
  });
  const shape = (changes: object) => ({
    status: 200,
    headers: signedHeaders,
    body: streamOf(bytes(body)),
    bodyUsed: false,
    ...changes,
  });
  const throwing = (name: string) =>
    Object.defineProperty(shape({}), name, {
      get() {
        throw new Error("no such member");
      },
    });

  const notResponses: { name: string; value: () => unknown }[] = [
    ...[
      undefined,
      null,
      0,
      "",
      "text",
      true,
      [],
      {},
      () => {},
      Symbol("x"),
      new Map(),
      new Request("https://x.test/"),
    ].map((value) => ({ name: `the value ${String(value)}`, value: () => value })),
    { name: "a status that is text", value: () => shape({ status: "200" }) },
    { name: "a status that is no number", value: () => shape({ status: Number.NaN }) },
    { name: "no headers", value: () => shape({ headers: undefined }) },
    { name: "headers that are a plain object", value: () => shape({ headers: { signature: "x" } }) },
    {
      name: "headers that throw",
      value: () =>
        shape({
          headers: {
            get() {
              throw new Error("closed");
            },
          },
        }),
    },
    {
      name: "a header that no header can be",
      value: () => shape({ headers: new Map([["signature", "a\nb"]]) }),
    },
    { name: "no body at all", value: () => shape({ body: undefined }) },
    { name: "a body that is text", value: () => shape({ body }) },
    { name: "a body that is bytes", value: () => shape({ body: bytes(body) }) },
    { name: "a stream of Node", value: () => shape({ body: { pipe() {}, on() {} } }) },
    { name: "a body that was read", value: () => shape({ bodyUsed: true }) },
    {
      name: "a body that somebody reads",
      value: () => shape({ body: { ...readerOf(() => {}), locked: true } }),
    },
    { name: "text as a chunk", value: () => shape({ body: streamOf(body) }) },
    { name: "a number as a chunk", value: () => shape({ body: streamOf(1) }) },
    { name: "nothing as a chunk", value: () => shape({ body: readerOf(async () => ({ done: false })) }) },
    { name: "an ArrayBuffer as a chunk", value: () => shape({ body: streamOf(bytes(body).buffer) }) },
    ...["status", "headers", "body", "bodyUsed", "redirected", "type"].map((name) => ({
      name: `a ${name} that throws`,
      value: () => throwing(name),
    })),
  ];
  test.each(notResponses)("with $name gets a typed error, at once", async ({ value }) => {
    for (const { run } of ways) {
      const { client, sent } = clientOf(value);
      expect(await caught(() => run(client, {}))).toMatchObject({
        family: "configuration",
        code: "option_invalid",
        option: "fetch",
      });
      expect(sent).toHaveLength(1);
    }
  });

  const broken: { name: string; value: () => unknown }[] = [
    {
      name: "a reader that cannot be had",
      value: () =>
        shape({
          body: {
            getReader: () => {
              throw new Error("no");
            },
          },
        }),
    },
    { name: "a reader that returns nothing", value: () => shape({ body: readerOf(() => undefined) }) },
    {
      name: "a reader that throws",
      value: () =>
        shape({
          body: readerOf(() => {
            throw new Error("no");
          }),
        }),
    },
    {
      name: "a reader that cannot be cancelled",
      value: () => shape({ body: readerOf(() => Promise.reject(new Error("no")), undefined) }),
    },
    {
      name: "a reader whose cancel throws",
      value: () =>
        shape({
          body: readerOf(
            () => Promise.reject(new Error("no")),
            () => {
              throw new Error("no");
            },
          ),
        }),
    },
    {
      name: "an error page that cannot be cancelled",
      value: () => shape({ status: 502, body: { getReader() {} } }),
    },
    {
      name: "an error page whose cancel throws",
      value: () =>
        shape({
          status: 502,
          body: {
            getReader() {},
            cancel() {
              throw new Error("no");
            },
          },
        }),
    },
    { name: "an error page without a body", value: () => shape({ status: 502, body: null }) },
  ];
  test.each(broken)("with $name is a failure of the transport", async ({ value }) => {
    const { client } = clientOf(value);
    expect(await caught(() => client.inquireVaulting(request))).toMatchObject({
      family: "transport",
      attempts: 3,
    });
  });

  const readable: { name: string; value: () => unknown }[] = [
    { name: "of another class", value: () => shape({}) },
    { name: "with headers in a map", value: () => shape({ headers: new Map(signedHeaders) }) },
    { name: "without bodyUsed", value: () => shape({ bodyUsed: undefined }) },
    { name: "in Buffers", value: () => shape({ body: streamOf(Buffer.from(body)) }) },
    {
      name: "in views of a buffer",
      value: () => shape({ body: streamOf(new DataView(bytes(`__${body}__`).buffer, 2, body.length)) }),
    },
    {
      name: "from one buffer that is filled again",
      value: () => {
        const buffer = new Uint8Array(7);
        let at = 0;
        return shape({
          body: readerOf(async () => {
            if (at >= body.length) return { done: true };
            const part = bytes(body.slice(at, at + 7));
            at += 7;
            buffer.set(part);
            return { done: false, value: buffer.subarray(0, part.length) };
          }),
        });
      },
    },
  ];
  test.each(readable)("$name is read", async ({ value }) => {
    expect(await clientOf(value).client.inquireVaulting(request)).toEqual(SUCCESS);
  });

  test("whose headers are undefined where they are missing is unsigned, or signed by half", async () => {
    const headers = (present: Record<string, string>) => ({ get: (name: string) => present[name] });
    const time = signedHeaders.get("response-time") ?? "";
    for (const [present, code] of [
      [{}, "unsigned_response"],
      [{ "response-time": time }, "half_signed"],
    ] as const) {
      const error = await caught(() =>
        clientOf(() => shape({ headers: headers(present) })).client.inquireVaulting(request),
      );
      expect(isVaultingError(error) && error.code).toBe(code);
    }
  });

  test("that changes after it was returned is used as it was", async () => {
    const headers = new Headers(signedHeaders);
    const stream = readerOf(async () => {
      headers.delete("signature");
      headers.delete("response-time");
      return { done: true };
    });
    const error = await caught(() =>
      clientOf(() => shape({ headers, body: stream })).client.inquireVaulting(request),
    );
    expect(isVaultingError(error) && error.code).toBe("signature_mismatch");
  });
});
