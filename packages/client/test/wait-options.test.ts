import { describe, expect, test } from "vitest";
import {
  type CallOptions,
  type ClientSettings,
  createVaultingClient,
  isWaitError,
  type VaultingEvent,
  type WaitOptions,
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

// What `untilFinal` takes over at its start, and passes on to each of its polls.

const request = { vaultingRequestId: ID };
const down = () => Promise.reject(new TypeError("fetch failed"));

/** A client on a clock that only sleeping moves. */
function clientOf(responses: (() => Response | Promise<Response>)[], changes: Partial<ClientSettings> = {}) {
  let time = 0;
  const waits: number[] = [];
  const events: VaultingEvent[] = [];
  const { fetch, sent } = fetchOf(...responses);
  const client = createVaultingClient({
    ...options,
    fetch,
    monotonic: () => time,
    random: () => 1,
    onEvent: (event) => events.push(event),
    sleep: async (ms) => {
      waits.push(ms);
      time += ms;
    },
    ...changes,
  });
  const wait = (waitOptions?: WaitOptions<unknown>, of: object = request) =>
    client.inquireVaulting.untilFinal(of as typeof request, waitOptions).catch((error: unknown) => error);
  return { wait, sent, waits, events, advance: (ms: number) => void (time += ms) };
}
const processing = () => signedResponse(PROCESSING);
const success = () => signedResponse(SUCCESS);

describe("what was checked at the start is what every poll sends", () => {
  test.each<{ name: string; change: (request: Record<string, unknown>) => void }>([
    { name: "another id", change: (request) => void (request.vaultingRequestId = "order-2") },
    { name: "no id", change: (request) => void delete request.vaultingRequestId },
    { name: "an id of the wrong type", change: (request) => void (request.vaultingRequestId = 5) },
    { name: "another member", change: (request) => void (request.merchantAccountId = "x") },
    {
      name: "a toJSON",
      change: (request) => void (request.toJSON = () => ({ vaultingRequestId: "order-2" })),
    },
    { name: "a cycle", change: (request) => void (request.self = request) },
  ])("whatever the object gets meanwhile: $name", async ({ change }) => {
    const changing: Record<string, unknown> = { ...request, nested: { list: ["a"] } };
    const { wait, sent, events } = clientOf([processing, processing, success]);
    const outcome = await wait(
      {
        onUpdate() {
          change(changing);
          (changing.nested as { list: string[] }).list.push("b");
        },
      },
      changing,
    );
    expect(outcome).toEqual(SUCCESS);
    const body = JSON.stringify({ ...request, nested: { list: ["a"] } });
    expect(sent.map((request) => request.body)).toEqual([body, body, body]);
    expect(new Set(events.map(({ requestId }) => requestId))).toEqual(new Set([ID]));
  });

  test("a change before the first request is sent comes too late", async () => {
    const changing = { ...request };
    const { wait, sent } = clientOf([success]);
    const outcome = wait({}, changing);
    changing.vaultingRequestId = "order-2";
    expect(await outcome).toEqual(SUCCESS);
    expect(sent[0]?.body).toBe(JSON.stringify(request));
  });

  test.each<{ name: string; make: (ids: () => string) => object }>([
    {
      name: "a getter",
      make: (ids) => ({
        get vaultingRequestId() {
          return ids();
        },
      }),
    },
    { name: "toJSON", make: (ids) => ({ toJSON: () => ({ vaultingRequestId: ids() }) }) },
    { name: "toJSON of the id", make: (ids) => ({ vaultingRequestId: { toJSON: ids } }) },
    {
      name: "a proxy",
      make: (ids) =>
        new Proxy({ vaultingRequestId: "" }, { get: (_, name) => (name === "toJSON" ? undefined : ids()) }),
    },
  ])("$name is read once, and its first value counts", async ({ make }) => {
    let reads = 0;
    const { wait, sent, events } = clientOf([processing, processing, success]);
    const outcome = await wait(
      {},
      make(() => (reads++ === 0 ? ID : `order-${reads}`)),
    );
    expect(outcome).toEqual(SUCCESS);
    expect([reads, sent.map(({ body }) => body)]).toEqual([1, [1, 2, 3].map(() => JSON.stringify(request))]);
    expect(events[0]?.requestId).toBe(ID);
  });

  test("one that cannot be checked is refused before the first poll", async () => {
    const { wait, sent, events } = clientOf([success]);
    expect(await wait({}, { vaultingRequestId: "" })).toMatchObject({ code: "request_invalid" });
    expect([sent, events]).toEqual([[], []]);
  });
});

describe("the options of a call", () => {
  test("signal: it ends a poll that is in flight", async () => {
    const controller = new AbortController();
    const { wait, sent } = clientOf([processing, () => new Promise(() => {})]);
    const outcome = wait({ signal: controller.signal });
    await expect.poll(() => sent.length).toBe(2);
    controller.abort(new Error("enough"));
    expect(await outcome).toMatchObject({ code: "aborted", cause: { message: "enough" } });
  });

  test.each<{ callOptions: Omit<CallOptions, "timeoutMs" | "signal">; attempts: number; longest: number }>([
    { callOptions: {}, attempts: 3, longest: 8_000 },
    { callOptions: { retry: { attempts: 1 } }, attempts: 1, longest: 0 },
    { callOptions: { retry: { attempts: 5 } }, attempts: 5, longest: 8_000 },
    {
      callOptions: { retry: { attempts: 5, backoffBaseMs: 100, backoffCapMs: 150 } },
      attempts: 5,
      longest: 150,
    },
  ])("retry: $callOptions", async ({ callOptions, attempts, longest }) => {
    const { wait, events } = clientOf([() => new Response("", { status: 503 })]);
    await wait({ ...callOptions, timeoutMs: 60_000 });
    const firstPoll = events.slice(
      0,
      events.findIndex(({ type }) => type === "poll"),
    );
    expect(firstPoll.filter(({ type }) => type === "attempt")).toHaveLength(attempts);
    const delays = firstPoll.flatMap((event) => (event.type === "retry" ? [event.delayMs] : [0]));
    expect(Math.max(...delays)).toBeLessThanOrEqual(longest);
  });

  test("attemptTimeoutMs: it ends an attempt that hangs", async () => {
    const { wait, events } = clientOf([() => new Promise(() => {}), success]);
    expect(await wait({ attemptTimeoutMs: 500 })).toEqual(SUCCESS);
    expect(events.filter(({ type }) => type === "response")[0]).toMatchObject({ error: "timeout" });
  });
});

describe("a poll's own deadline", () => {
  /** Each attempt takes as long as this in the injected time, and then fails. */
  const slow = (ms: number, changes: Partial<ClientSettings>) => {
    const created = clientOf(
      [
        () => {
          created.advance(ms);
          return down();
        },
      ],
      changes,
    );
    return created;
  };
  test("is the client's limit of a call, not the whole wait", async () => {
    // Attempts of 4 s in calls of 10 s: a third one would begin after 8 s, and a wait of 60 s has room for more.
    const { wait, events } = slow(4_000, {
      timeoutMs: 10_000,
      retry: { attempts: 9, backoffBaseMs: 1, backoffCapMs: 1 },
    });
    await wait({ timeoutMs: 60_000 });
    const polls = events
      .map(({ type }) => type)
      .join(" ")
      .split("poll");
    expect(polls[0]?.match(/attempt/g)).toHaveLength(3);
    expect(polls.length).toBeGreaterThan(2);
  });

  test("is what is left of the wait, where that is less", async () => {
    const { wait, sent, advance } = clientOf([processing, down], {
      timeoutMs: 30_000,
      retry: { attempts: 99, backoffBaseMs: 1_000, backoffCapMs: 1_000 },
    });
    const began = wait({ timeoutMs: 8_000, onUpdate: () => advance(2_000) });
    const error = await began;
    expect(isWaitError(error) && error.elapsedMs).toBeLessThanOrEqual(8_000);
    expect(sent.length).toBeLessThan(10);
  });

  test("does not end the wait", async () => {
    const limited = { timeoutMs: 500, attemptTimeoutMs: 1_000 };
    const { wait, events } = clientOf([() => new Promise(() => {}), success], limited);
    expect(await wait()).toEqual(SUCCESS);
    expect(events.filter(({ type }) => type === "response")[0]).toMatchObject({ error: "deadline" });
  });
});

describe("an unsigned U", () => {
  const unsigned = (body: object) => () => new Response(JSON.stringify(body));
  test("does not end the wait, an unsigned F does", async () => {
    const passing = clientOf([unsigned(UNKNOWN), unsigned(UNKNOWN), unsigned(UNKNOWN), success]);
    expect(await passing.wait()).toEqual(SUCCESS);
    const ending = clientOf([unsigned(FAILED), success]);
    expect(await ending.wait()).toMatchObject({ code: "unsigned_failure", claimed: FAILED.result });
    expect(ending.sent).toHaveLength(1);
  });

  test("to the end is what the wait says it failed for", async () => {
    const { wait } = clientOf([unsigned(UNKNOWN)]);
    const error = await wait({ timeoutMs: 6_000 });
    expect(isWaitError(error) && [error.lastError, error.lastResponse]).toEqual([
      "unsigned_failure",
      undefined,
    ]);
    expect(error).toMatchObject({ cause: { claimed: UNKNOWN.result } });
  });
});

describe("Retry-After", () => {
  const busy = (seconds: number) => () =>
    new Response("", { status: 429, headers: { "retry-after": String(seconds) } });
  test.each([
    { seconds: 1, waits: [3_000] },
    { seconds: 10, waits: [10_000] },
    { seconds: 18, waits: [18_000] },
    { seconds: 19, waits: [18_000] },
    { seconds: 3_600, waits: [18_000] },
  ])("of $seconds s in a wait of 20 s leaves time for a last try: $waits", async ({ seconds, waits }) => {
    const { wait, ...seen } = clientOf([busy(seconds), success], { retry: { attempts: 1 } });
    expect(await wait({ timeoutMs: 20_000 })).toEqual(SUCCESS);
    expect(seen.waits).toEqual(waits);
  });
});

test("each poll is told, with all that is known", async () => {
  const { wait, events } = clientOf([
    processing,
    () => signedResponse({ ...PROCESSING, vaultingStatus: "PAUSED" }),
    down,
    down,
    down,
    success,
  ]);
  await wait();
  const base = { type: "poll", callId: events[0]?.callId, operation: "inquireVaulting", requestId: ID };
  expect(events.filter(({ type }) => type === "poll")).toStrictEqual([
    { ...base, polls: 1, state: "PROCESSING", delayMs: 3_000 },
    { ...base, polls: 2, state: "PAUSED", delayMs: 15_000 },
    { ...base, polls: 3, state: undefined, delayMs: 6_750 },
  ]);
});

test("a state that is spelt otherwise is another one, and never final", async () => {
  for (const vaultingStatus of ["success", "Success", "SUCCESS ", "fail", "FAILED", "toString"]) {
    const { wait } = clientOf([() => signedResponse({ ...PROCESSING, vaultingStatus })]);
    const error = await wait({ timeoutMs: 20_000 });
    expect(isWaitError(error) && error.lastResponse).toMatchObject({ vaultingStatus });
  }
});
