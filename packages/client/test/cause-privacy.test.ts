import { inspect } from "node:util";
import { afterEach, describe, expect, test } from "vitest";
import { redactCause } from "../src/errors/redact-cause.ts";
import {
  type ClientSettings,
  createVaultingClient,
  isVaultingError,
  type VaultingError,
  type VaultingEvent,
} from "../src/index.ts";
import { type Behaviour, raw, signed, startFaultServer } from "./support/fault-server.ts";
import {
  ID,
  options,
  PATH,
  PROCESSING,
  SUCCESS,
  signature,
  signedResponse,
  TIME,
} from "./support/gateway.ts";

// Runtimes keep raw bytes in the errors that they throw, and whoever brings a fetch, a key or a clock may do so too.

const TOKEN = "TOKEN-TOP-SECRET";
const body = JSON.stringify(SUCCESS);
const SECRETS = [
  TOKEN,
  "8764",
  signature(body).slice(40, 60),
  "AGENT-q7",
  options.privateKey.slice(300, 330),
];

/** All that a logger can reach from a value: own members of any kind, getters, symbols, and what bytes spell. */
function reachable(value: unknown, seen = new Set<unknown>()): string {
  if (typeof value === "string") return value;
  if (typeof value !== "object" || value === null || seen.has(value)) return String(value);
  seen.add(value);
  const bytes = ArrayBuffer.isView(value) ? Buffer.from(value.buffer).toString("latin1") : "";
  const members = Reflect.ownKeys(value).map((name) => reachable(Reflect.get(value, name), seen));
  return [bytes, ...members].join("\n");
}

function expectNoSecret(error: VaultingError, events: VaultingEvent[] = []): void {
  for (let next: unknown = error; next !== undefined; next = (next as Error).cause) {
    expect(next).toBeInstanceOf(Error);
    const texts = [
      reachable(next),
      String(next),
      JSON.stringify(next),
      inspect(next, { depth: Number.POSITIVE_INFINITY, showHidden: true, getters: true }),
      reachable(events),
    ];
    for (const secret of SECRETS) expect(texts.filter((text) => text.includes(secret))).toEqual([]);
  }
}

async function call(changes: Partial<ClientSettings & { baseUrl: string }>) {
  const events: VaultingEvent[] = [];
  const client = createVaultingClient({
    ...options,
    monotonic: () => 0,
    agentToken: "AGENT-q7",
    onEvent: (event) => events.push(event),
    ...changes,
  });
  const error = await client.inquireVaulting({ vaultingRequestId: ID }).catch((error: unknown) => error);
  if (!isVaultingError(error)) return expect.unreachable(String(error));
  expectNoSecret(error, events);
  return error;
}

let stop: (() => Promise<void>) | undefined;
afterEach(async () => {
  await stop?.();
  stop = undefined;
});

describe("bytes that are not HTTP leave nothing in the error, and what is wrong is kept", () => {
  const headers = Object.entries(signed(body, { path: PATH, time: TIME }))
    .filter(([name]) => name !== "content-length")
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join("");
  const head = `HTTP/1.1 200 OK\r\n${headers}`;
  const chunk = `${body.length.toString(16)}\r\n${body}\r\n`;
  const chunked = `${head}transfer-encoding: chunked\r\n\r\n`;
  test.each<{ name: string; behaviour: Behaviour; code: string }>([
    { name: "a body where a chunk size has to be", behaviour: raw(chunked + body), code: "body_incomplete" },
    { name: "a body after a chunk", behaviour: raw(`${chunked}${chunk}${body}`), code: "body_incomplete" },
    {
      name: "a card as the extension of a chunk",
      behaviour: raw(`${chunked}5;\x01${TOKEN}\r\n`),
      code: "body_incomplete",
    },
    {
      name: "a header with a control character",
      behaviour: raw(`${head}x: \x00${TOKEN}\r\n\r\n${body}`),
      code: "network",
    },
    { name: "a header without a colon", behaviour: raw(`${head}${TOKEN} ${body}\r\n\r\n`), code: "network" },
    { name: "a body in place of a status", behaviour: raw(`HTTP/1.1 ${body}\r\n`), code: "network" },
    { name: "a body without any head", behaviour: raw(`${body}\r\n\r\n`), code: "network" },
    {
      name: "a length that is not a number",
      behaviour: raw(`${head}content-length: ${TOKEN}\r\n\r\n${body}`),
      code: "network",
    },
  ])("$name", async ({ behaviour, code }) => {
    const server = await startFaultServer([behaviour], { path: PATH, time: TIME });
    stop = server.close;
    const error = await call({ baseUrl: `http://127.0.0.1:${server.port}`, retry: { attempts: 1 } });
    expect(error.code).toBe(code);
    expect(inspect(error)).toContain("cause: TypeError <- ");
    expect(reachable(error)).toMatch(/does not match the HTTP\/1.1 protocol|other side closed/);
  });
});

const secretive = (cause?: unknown) =>
  Object.assign(new TypeError("fetch failed", { cause }), {
    data: Buffer.from(body),
    request: { headers: { signature: signature(body) } },
    [Symbol("body")]: body,
    code: "ECONNRESET",
  });

describe("whoever rejects, whatever with", () => {
  const messages = [
    `body was ${body}`,
    `unexpected ${TOKEN}`,
    `signature=${signature(body)}`,
    `bad header ${encodeURIComponent(signature(body))}`,
    `cannot use ${options.privateKey}`,
    `cannot use -----BEGIN PRIVATE KEY-----\n${options.privateKey}\n-----END PRIVATE KEY-----`,
    `first line\n${TOKEN}`,
    `en-TOP-SECRET","maskedCardNo":"****8764"`,
    `cardToken: '${TOKEN}'`,
    `last4=8764`,
    inspect(Buffer.from(body)),
    String(new Uint8Array(Buffer.from(body))),
    Buffer.from(body).toString("hex"),
    `${"x ".repeat(95)}${TOKEN} ${TOKEN}`,
    `${TOKEN}${body}`.repeat(20_000),
    "agent AGENT-q7 is not known",
  ];
  const causes: { name: string; cause: unknown }[] = [
    { name: "an error with members", cause: secretive() },
    { name: "an error with a cause with members", cause: secretive(secretive(secretive())) },
    { name: "a list of errors", cause: new AggregateError([secretive(), secretive(secretive())], body) },
    { name: "an object", cause: { message: body, data: body, code: body, name: body } },
    { name: "a response", cause: signedResponse(SUCCESS) },
    { name: "bytes", cause: Buffer.from(body) },
    { name: "an array", cause: [body] },
    { name: "a function", cause: Object.assign(() => {}, { data: body }) },
    ...messages.map((message, index) => ({ name: `message ${index}`, cause: new Error(message) })),
    ...messages.map((message, index) => ({ name: `text ${index}`, cause: message })),
    {
      name: "an error whose getters throw",
      cause: {
        get message() {
          throw secretive();
        },
      },
    },
  ];
  const rejecting = async (cause: unknown): Promise<never> => {
    throw cause;
  };
  const places: {
    name: string;
    changes: (cause: unknown) => Partial<ClientSettings & { baseUrl: string }>;
    code: string;
  }[] = [
    { name: "fetch", changes: (cause) => ({ fetch: () => rejecting(cause) }), code: "network" },
    {
      name: "the body",
      changes: (cause) => ({
        fetch: async () => new Response(new ReadableStream({ pull: () => rejecting(cause) })),
      }),
      code: "body_incomplete",
    },
    {
      name: "the sleep",
      changes: (cause) => ({
        fetch: async () => new Response("", { status: 503 }),
        sleep: () => rejecting(cause),
      }),
      code: "option_invalid",
    },
    {
      name: "the private key",
      changes: (cause) => ({ privateKey: () => rejecting(cause) }),
      code: "key_unavailable",
    },
    {
      name: "the signing function",
      changes: (cause) => ({ privateKey: (_bytes) => rejecting(cause) }),
      code: "key_unavailable",
    },
    {
      name: "the public key",
      changes: (cause) => ({
        alipayPublicKey: () => rejecting(cause),
        fetch: async () => signedResponse(SUCCESS),
      }),
      code: "key_unavailable",
    },
  ];
  test.each(places)("$name", async ({ changes, code }) => {
    for (const { cause, name } of causes) {
      // The agent's token is known where a request was sent with it.
      if (String(cause).includes("AGENT-q7") && code !== "network" && code !== "body_incomplete") continue;
      expect([name, (await call(changes(cause))).code]).toEqual([name, code]);
    }
  });

  test("the reason of a signal", async () => {
    for (const { cause } of causes) {
      if (String(cause).includes("AGENT-q7")) continue;
      const client = createVaultingClient({ ...options, fetch: () => new Promise(() => {}) });
      const error = await client
        .inquireVaulting({ vaultingRequestId: ID }, { signal: AbortSignal.abort(cause) })
        .catch((error: unknown) => error);
      if (!isVaultingError(error)) return expect.unreachable();
      expect(error.code).toBe("aborted");
      expectNoSecret(error);
    }
  });

  test("an observer: it ends nothing, and nobody is told", async () => {
    // biome-ignore lint/suspicious/noThenProperty: a promise of another library
    const thenable = { then: (_: unknown, reject: (reason: unknown) => void) => reject(secretive()) };
    for (const onEvent of [
      () => rejecting(secretive()),
      () => thenable as never,
      () => {
        throw secretive();
      },
    ]) {
      const client = createVaultingClient({
        ...options,
        fetch: async () => signedResponse(PROCESSING),
        onEvent,
      });
      expect(await client.inquireVaulting({ vaultingRequestId: ID })).toMatchObject({
        vaultingStatus: "PROCESSING",
      });
    }
  });
});

describe("a copy of a cause", () => {
  test("keeps names, codes and messages of the chain and of lists, and nothing else", () => {
    const cause = secretive(
      new AggregateError([secretive(), Object.assign(new RangeError("b"), { code: -111 })], "several"),
    );
    const copy = redactCause(cause) as Error & { cause: AggregateError };
    expect(copy).toMatchObject({ name: "TypeError", message: "fetch failed", code: "ECONNRESET" });
    expect(copy.stack).toBe("TypeError: fetch failed");
    expect(copy.cause).toMatchObject({
      name: "AggregateError",
      message: "several",
      errors: [
        { name: "TypeError", code: "ECONNRESET" },
        { name: "RangeError", message: "b", code: -111 },
      ],
    });
    expect(Reflect.ownKeys(copy).toSorted()).toEqual(["cause", "code", "message", "name", "stack"]);
    expect(copy.cause.errors.every((error) => error instanceof Error)).toBe(true);
  });

  test.each<[thrown: unknown, message: string | undefined]>([
    ["the user left", "the user left"],
    [new DOMException("This operation was aborted", "AbortError"), "This operation was aborted"],
    [{ message: "plain" }, "plain"],
    [4111111111111111, "What was thrown is not an error, but a value of type number."],
    [{}, "What was thrown is not an error, but a value of type object."],
    [undefined, undefined],
    [null, undefined],
  ])("of %j says %j", (thrown, message) => expect(redactCause(thrown)?.message).toBe(message));

  test.each([
    "connect ECONNREFUSED 127.0.0.1:4010",
    "getaddrinfo ENOTFOUND open-na-global.alipay.com",
    "ENOENT: no such file or directory, open '/run/secrets/merchant-private-key.pem'",
    "Hostname/IP does not match certificate's altnames: Host: localhost. is not in the cert's altnames",
    "error:0A000086:SSL routines:tls_post_process_server_certificate:certificate verify failed",
    "Response does not match the HTTP/1.1 protocol (Invalid character in chunk size)",
    "Failed to parse URL from https://gateway.test/ams/sandbox/api/v1/vaults/inquireVaulting",
    "AccessDenied: the role may not decrypt",
    "无法连接",
  ])("keeps what helps: %s", (message) => expect(redactCause(new Error(message))?.message).toBe(message));

  test("is finite, whatever the chain", () => {
    const round: Error & { cause?: unknown; errors?: unknown } = new Error("round");
    round.cause = round;
    round.errors = Array.from({ length: 10_000 }, () => round);
    const wide = Array.from({ length: 1_000 }, () => new Error("wide"));
    let deep = new Error("end");
    for (let depth = 0; depth < 5_000; depth++) deep = new Error("deep", { cause: deep });
    for (const cause of [round, deep, new AggregateError(wide)]) {
      const count = reachable(redactCause(cause)).split(/round|wide|deep/).length;
      expect(count).toBeLessThan(60);
      expect(() => structuredClone(redactCause(cause))).not.toThrow();
    }
  });

  test("has short messages, in a time that does not grow with them", () => {
    for (const unit of ["a", "ab ", "A/", "0 ", '"', "token", "=", "\\x", "a-"]) {
      const began = performance.now();
      expect(redactCause(new Error(unit.repeat(1_000_000)))?.message.length).toBeLessThan(260);
      expect(performance.now() - began).toBeLessThan(1_000);
    }
  });
});
