import { getEventListeners } from "node:events";
import { expect, test } from "vitest";
import { TransportError } from "../src/errors/transport-error.ts";
import { parseRetryAfter } from "../src/http/retry-after.ts";
import { sleep } from "../src/time/clock.ts";
import { within } from "../src/time/within.ts";
import { parseTime } from "../src/trust/response-time.ts";
import { fetchOf, ID, NOW, SUCCESS, signedResponse } from "./support/gateway.ts";
import { exchangeOn, manualClock, never, settle } from "./support/manual-clock.ts";

const expired = () => new TransportError("timeout", "too long");
const listenersOf = (controller: AbortController) => () =>
  getEventListeners(controller.signal, "abort").length;

test("a task that ends in time leaves no timer and no listener", async () => {
  const clock = manualClock();
  const outer = new AbortController();
  const count = listenersOf(outer);
  expect(await within(clock, 1000, outer.signal, expired, async () => "done")).toBe("done");
  expect(count()).toBe(0);
  expect(clock.limits[0]?.cleared).toBe(true);
});

test("a task that ignores its signal still ends with the time", async () => {
  const clock = manualClock();
  let seen: AbortSignal | undefined;
  const promise = within(clock, 1000, undefined, expired, (signal) => {
    seen = signal;
    return never();
  });
  clock.limits[0]?.expire();
  await expect(promise).rejects.toMatchObject({ code: "timeout" });
  expect(seen?.aborted).toBe(true);
});

test("the outer signal ends a task at once, with its reason", async () => {
  const outer = new AbortController();
  const count = listenersOf(outer);
  const promise = within(manualClock(), 1000, outer.signal, expired, never);
  outer.abort(new Error("enough"));
  await expect(promise).rejects.toThrow("enough");
  expect(count()).toBe(0);
});

test("sleep ends with its signal and leaves no listener", async () => {
  const outer = new AbortController();
  const count = listenersOf(outer);
  await sleep(0, outer.signal);
  expect(count()).toBe(0);
  const promise = sleep(1_000_000, outer.signal);
  outer.abort(new Error("enough"));
  await expect(promise).rejects.toThrow("enough");
  await expect(sleep(1, outer.signal)).rejects.toThrow("enough");
});

test("an attempt that takes too long is sent again", async () => {
  const clock = manualClock();
  const { fetch, sent } = fetchOf(never, () => signedResponse(SUCCESS));
  const promise = exchangeOn(clock, { fetch });
  await settle();
  await expect.poll(() => sent.length).toBe(1);
  expect(clock.limits[0]?.ms).toBe(10_000);
  clock.limits[0]?.expire();
  expect((await promise).data).toEqual(SUCCESS);
  expect(sent).toHaveLength(2);
});

test("the attempt's limit covers the body, and an abandoned body is cancelled", async () => {
  const clock = manualClock();
  let cancelled = false;
  const body = new ReadableStream({ pull: never, cancel: () => void (cancelled = true) });
  const { fetch, sent } = fetchOf(() => new Response(body));
  const promise = exchangeOn(clock, { fetch }, undefined, { attempts: 1 });
  promise.catch(() => {});
  await expect.poll(() => sent.length).toBe(1);
  await settle();
  clock.limits[0]?.expire();
  await expect(promise).rejects.toMatchObject({ code: "timeout", attempts: 1 });
  await expect.poll(() => cancelled).toBe(true);
});

test("the deadline ends the last attempt, which gets only the time that is left", async () => {
  const clock = manualClock();
  let time = 0;
  const { fetch, sent } = fetchOf(() => new Response("", { status: 503 }), never);
  const promise = exchangeOn(
    { ...clock, monotonic: () => time, sleep: async () => void (time = 25_000) },
    { fetch },
  );
  promise.catch(() => {});
  await expect.poll(() => sent.length).toBe(2);
  expect(clock.limits.map(({ ms }) => ms)).toEqual([10_000, 5_000]);
  clock.limits[1]?.expire();
  await expect(promise).rejects.toMatchObject({ code: "deadline", attempts: 2 });
});

test.each([
  { name: "before", abortAt: "before" },
  { name: "during an attempt", abortAt: "attempt" },
  { name: "during a wait", abortAt: "wait" },
] as const)("a signal that aborts $name ends the call and leaves no listener", async ({ abortAt }) => {
  const outer = new AbortController();
  const count = listenersOf(outer);
  if (abortAt === "before") outer.abort(new Error("enough"));
  const { fetch, sent } = fetchOf(abortAt === "wait" ? () => new Response("", { status: 503 }) : never);
  const promise = exchangeOn({ ...manualClock(), sleep }, { fetch }, outer.signal, {
    backoffBaseMs: 1_000_000,
    backoffCapMs: 1_000_000,
    timeoutMs: 2_000_000,
  });
  promise.catch(() => {});
  if (abortAt !== "before") await expect.poll(() => sent.length).toBe(1);
  await settle();
  await settle();
  outer.abort(new Error("enough"));
  await expect(promise).rejects.toMatchObject({
    code: "aborted",
    cause: { message: "enough" },
    requestId: ID,
  });
  expect(count()).toBe(0);
  expect(sent.length).toBe(abortAt === "before" ? 0 : 1);
});

test.each([
  ["120", 120_000],
  ["0", 0],
  ["Mon, 23 Nov 2026 12:00:10 GMT", 10_000],
  ["Monday, 23-Nov-26 12:00:10 GMT", 10_000],
  ["Mon Nov 23 12:00:10 2026", 10_000],
  ["Mon, 23 Nov 2026 11:00:00 GMT", 0],
  ["soon", undefined],
  ["-5", undefined],
  ["1.5", undefined],
  ["", undefined],
  [undefined, undefined],
])("Retry-After %j asks for %j ms", (header, want) => expect(parseRetryAfter(header, NOW)).toBe(want));

test.each([
  ["2026-11-23T12:00:00Z", NOW],
  ["2026-11-23T17:30:00+05:30", NOW],
  ["2026-11-23T12:00:00+0000", NOW],
  ["2026-11-23T12:00:00.123Z", NOW + 123],
  [String(NOW), NOW],
  ["2026-11-23T12:00:00", undefined],
  ["2026-11-23", undefined],
  ["23 Nov 2026", undefined],
  ["2026-13-23T12:00:00Z", undefined],
  ["", undefined],
])("the time %j is %j", (text, want) => expect(parseTime(text)).toBe(want));
