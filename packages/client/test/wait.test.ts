import { describe, expect, test } from "vitest";
import { createVaultingClient, isWaitError, type VaultingEvent, type WaitOptions } from "../src/index.ts";
import {
  FAILED,
  fetchOf,
  ID,
  NOW,
  options,
  PROCESSING,
  SUCCESS,
  signedResponse,
  UNKNOWN,
} from "./support/gateway.ts";

const FAIL = {
  ...SUCCESS,
  vaultingStatus: "FAIL",
  paymentMethodDetail: undefined,
  vaultingResultCode: "DO_NOT_HONOR",
};
const at = (body: unknown, now: number) =>
  signedResponse(body, { time: `${new Date(now).toISOString().slice(0, 19)}Z` });
const down = () => Promise.reject(new TypeError("fetch failed"));
const html = () => new Response("<html>", { status: 502 });

/** Waits on a clock that only sleeping moves, and records when requests were sent. */
async function wait(bodies: unknown[], waitOptions: WaitOptions<unknown> = {}, { random = 1 } = {}) {
  let now = NOW;
  const times: number[] = [];
  const events: VaultingEvent[] = [];
  const { fetch } = fetchOf(
    ...bodies.map((body) => () => {
      times.push(now - NOW);
      return typeof body === "function" ? body() : at(body, now);
    }),
  );
  const client = createVaultingClient({
    ...options,
    fetch,
    now: () => now,
    monotonic: () => now,
    random: () => random,
    onEvent: (event) => events.push(event),
    sleep: async (ms, signal) => {
      signal.throwIfAborted();
      now += ms;
    },
  });
  const outcome = await client.inquireVaulting
    .untilFinal({ vaultingRequestId: ID }, waitOptions)
    .catch((error: unknown) => error);
  return { outcome, times, events, elapsed: now - NOW };
}

describe("waiting ends", () => {
  test.each([
    { name: "SUCCESS", body: SUCCESS },
    { name: "FAIL", body: FAIL },
  ])("with $name", async ({ body }) => {
    const { outcome, times } = await wait([PROCESSING, PROCESSING, body]);
    expect(outcome).toEqual(JSON.parse(JSON.stringify(body)));
    expect(times).toEqual([0, 3_000, 7_500]);
  });

  test.each([
    {
      name: "F",
      bodies: [PROCESSING, { result: { resultCode: "ACCESS_DENIED", resultStatus: "F" } }],
      code: "failed",
      requests: 2,
    },
    {
      name: "a forged response",
      bodies: [PROCESSING, () => new Response(JSON.stringify(SUCCESS))],
      code: "unsigned_response",
      requests: 2,
    },
    {
      name: "an unsigned failure",
      bodies: [() => new Response(JSON.stringify(FAILED))],
      code: "unsigned_failure",
      requests: 1,
    },
    {
      name: "a broken contract",
      bodies: [() => signedResponse({ ...SUCCESS, vaultingRequestId: "other" })],
      code: "correlation_mismatch",
      requests: 1,
    },
    { name: "a redirect", bodies: [() => new Response("", { status: 302 })], code: "redirect", requests: 1 },
  ])("with an error at $name", async ({ bodies, code, requests }) => {
    const { outcome, times } = await wait(bodies);
    expect(outcome).toMatchObject({ code });
    expect(times).toHaveLength(requests);
  });
});

describe("waiting goes on", () => {
  test("through failures that pass", async () => {
    const three = (body: unknown) => [body, body, body];
    const { outcome, times } = await wait([...three(down), ...three(html), ...three(UNKNOWN), SUCCESS]);
    expect(outcome).toEqual(SUCCESS);
    expect(times).toHaveLength(10);
  });

  test("while the id is not known yet, and not for longer", async () => {
    expect((await wait([FAILED, FAILED, SUCCESS])).outcome).toEqual(SUCCESS);
    const late = await wait([FAILED]);
    expect(late.outcome).toMatchObject({ resultCode: "VAULTING_NOT_EXIST" });
    expect(late.times.at(-1)).toBeGreaterThanOrEqual(10_000);
    expect(late.times.at(-2)).toBeLessThan(10_000);
    expect((await wait([FAILED], { graceMs: 0 })).times).toEqual([0]);
  });

  test("at a state that is newer than the contract, at the longest interval", async () => {
    const { outcome, times, events } = await wait([{ ...PROCESSING, vaultingStatus: "PAUSED" }, SUCCESS]);
    expect(outcome).toEqual(SUCCESS);
    expect(times).toEqual([0, 15_000]);
    expect(events).toContainEqual(
      expect.objectContaining({
        type: "drift",
        violations: [expect.objectContaining({ rule: "unknown_variant" })],
      }),
    );
  });
});

test("intervals grow by half up to the cap, with jitter between half and the whole", async () => {
  const gaps = (times: number[]) => times.slice(1).map((time, index) => time - (times[index] ?? 0));
  const whole = gaps((await wait([PROCESSING], {}, { random: 1 })).times);
  const half = gaps((await wait([PROCESSING], {}, { random: 0 })).times);
  expect(whole.slice(0, 6)).toEqual([3_000, 4_500, 6_750, 10_125, 15_000, 15_000]);
  expect(half.slice(0, 6)).toEqual(whole.slice(0, 6).map((ms) => ms / 2));
});

describe("when the time is over", () => {
  test("the last try is fitted before the deadline, and the error carries the evidence", async () => {
    const { outcome, times, elapsed } = await wait([PROCESSING], { timeoutMs: 20_000 });
    expect(times).toEqual([0, 3_000, 7_500, 14_250, 18_000]);
    expect(elapsed).toBe(18_000);
    expect(isWaitError(outcome) && outcome.toJSON()).toMatchObject({
      family: "wait",
      code: "not_final",
      requestId: ID,
      polls: 5,
      elapsedMs: 18_000,
    });
    expect(isWaitError(outcome) && outcome.lastResponse).toEqual(JSON.parse(JSON.stringify(PROCESSING)));
    expect(JSON.stringify(outcome)).not.toContain("3ds.test");
  });

  test("the last failure is the cause", async () => {
    const { outcome } = await wait([down], { timeoutMs: 10_000 });
    expect(isWaitError(outcome) && [outcome.lastError, outcome.lastResponse]).toEqual(["network", undefined]);
  });

  test("one try is made even in a time that is too short for two", async () => {
    expect((await wait([PROCESSING], { timeoutMs: 1_000 })).times).toEqual([0]);
    expect((await wait([SUCCESS], { timeoutMs: 1_000 })).outcome).toEqual(SUCCESS);
  });
});

test("onUpdate is called with every response on the way", async () => {
  const states: unknown[] = [];
  await wait([PROCESSING, PROCESSING, SUCCESS], {
    onUpdate: (vaulting) => states.push((vaulting as typeof SUCCESS).vaultingStatus),
  });
  expect(states).toEqual(["PROCESSING", "PROCESSING"]);
});

test("a signal ends a wait during a pause", async () => {
  const controller = new AbortController();
  const { outcome, times } = await wait([PROCESSING], {
    signal: controller.signal,
    onUpdate: () => controller.abort(new Error("enough")),
  });
  expect(outcome).toMatchObject({ family: "transport", code: "aborted", cause: { message: "enough" } });
  expect(times).toEqual([0]);
});

test.each([0, -1, Number.NaN])("an interval of %s is refused", async (intervalMs) => {
  expect((await wait([SUCCESS], { intervalMs })).outcome).toMatchObject({
    family: "configuration",
    option: "wait.intervalMs",
  });
});
