import { afterEach, describe, expect, test, vi } from "vitest";
import { createVaultingClient, isWaitError, type VaultingClientOptions } from "../src/index.ts";
import { createStopwatch } from "../src/time/stopwatch.ts";
import { fetchOf, ID, NOW, options, PROCESSING, SUCCESS, signedResponse } from "./support/gateway.ts";

// How a merchant's tests handle time. Fake timers replace globals by their nature; here they are the subject.

const { now: _now, sleep: _sleep, ...timeless } = options;
const request = { vaultingRequestId: ID };
const timeOf = () => `${new Date().toISOString().slice(0, 19)}Z`;
afterEach(() => vi.useRealTimers());

function clientOf(states: unknown[], changes: Partial<VaultingClientOptions> = {}) {
  const { fetch, sent } = fetchOf(...states.map((state) => () => signedResponse(state, { time: timeOf() })));
  const client = createVaultingClient({ ...timeless, fetch, ...changes } as VaultingClientOptions);
  return { ...client, sent };
}

describe("a fake Date", () => {
  test("that is installed after the client was made counts", async () => {
    const { inquireVaulting, sent } = clientOf([SUCCESS]);
    vi.useFakeTimers({ toFake: ["Date"], now: NOW });
    await expect(inquireVaulting(request)).resolves.toEqual(SUCCESS);
    vi.setSystemTime(NOW + 86_400_000);
    await expect(inquireVaulting(request)).resolves.toEqual(SUCCESS);
    expect(sent.map(({ headers }) => headers.get("request-time"))).toEqual([
      String(NOW),
      String(NOW + 86_400_000),
    ]);
  });

  test("that moves while a response is on its way is noticed", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: NOW });
    const { fetch } = fetchOf(() => {
      const response = signedResponse(SUCCESS, { time: timeOf() });
      vi.setSystemTime(NOW + 3_600_000);
      return response;
    });
    await expect(clientOf([], { fetch }).inquireVaulting(request)).rejects.toMatchObject({
      code: "response_time_skewed",
    });
  });

  test("a Math.random that is replaced later counts, too", async () => {
    const delays: number[] = [];
    const { fetch } = fetchOf(() => new Response("", { status: 503 }));
    const sleep = async (ms: number) => void delays.push(ms);
    const { random: __, ...rest } = timeless;
    const client = createVaultingClient({ ...rest, fetch, sleep });
    const random = vi.spyOn(Math, "random").mockReturnValue(0.25);
    await client.inquireVaulting(request).catch(() => {});
    random.mockRestore();
    expect(delays).toEqual([62.5, 125]);
  });
});

describe("fake timers", () => {
  test("work when a test waits for the poll, and then moves the time", async () => {
    vi.useFakeTimers();
    const onEvent = vi.fn();
    const { inquireVaulting, sent } = clientOf([PROCESSING, SUCCESS], { onEvent });
    const final = inquireVaulting.untilFinal(request);
    // Signing and verifying are real work: no timer knows when they are done.
    await vi.waitFor(() => expect(onEvent).toHaveBeenCalledWith(expect.objectContaining({ type: "poll" })), {
      timeout: 20_000,
    });
    await vi.advanceTimersByTimeAsync(3_000);
    await expect(final).resolves.toMatchObject({ vaultingStatus: "SUCCESS" });
    expect(sent).toHaveLength(2);
  });

  test("that run all timers at once overtake the cryptography: the limits are over before it is done", async () => {
    vi.useFakeTimers();
    const { inquireVaulting } = clientOf([SUCCESS]);
    const call = inquireVaulting(request, { retry: { attempts: 1 } });
    call.catch(() => {});
    await vi.runAllTimersAsync();
    await expect(call).rejects.toMatchObject({ code: expect.stringMatching(/timeout|key_unavailable/) });
  });
});

describe("a sleep that returns at once", () => {
  test.each([
    { name: "the platform's clock", changes: {} },
    { name: "a clock that never moves", changes: { monotonic: () => 0 } },
    { name: "a time of day that never moves", changes: { now: () => Date.now() } },
  ])("ends a wait by its deadline, on $name", async ({ changes }) => {
    const slept: number[] = [];
    const sleep = async (ms: number) => void slept.push(ms);
    const { inquireVaulting, sent } = clientOf([PROCESSING], { sleep, ...changes });
    const error: unknown = await inquireVaulting.untilFinal(request).catch((thrown: unknown) => thrown);
    expect(isWaitError(error) && error.elapsedMs).toBeGreaterThanOrEqual(118_000);
    expect(isWaitError(error) && error.elapsedMs).toBeLessThanOrEqual(120_000);
    const total = slept.reduce((sum, ms) => sum + ms, 0);
    expect(total).toBeLessThanOrEqual(118_000);
    expect(sent.length).toBe(slept.length + 1);
    expect(sent.length).toBeLessThan(25);
  });

  test("ends the grace period of an unknown id, too", async () => {
    const unknown = { result: { resultCode: "VAULTING_NOT_EXIST", resultStatus: "F" } };
    const { inquireVaulting, sent } = clientOf([unknown], { sleep: async () => {} });
    await expect(inquireVaulting.untilFinal(request)).rejects.toMatchObject({
      resultCode: "VAULTING_NOT_EXIST",
    });
    expect(sent.length).toBeLessThan(10);
  });
});

describe("a stopwatch", () => {
  test.each([
    { name: "a clock that the sleep moves", moves: 1, want: 1_000 },
    { name: "a clock that stays", moves: 0, want: 1_000 },
    { name: "a clock that moves half of it", moves: 0.5, want: 1_000 },
    { name: "a clock that moves further", moves: 3, want: 3_000 },
  ])("counts a sleep once: $name", async ({ moves, want }) => {
    let time = 5;
    const watch = createStopwatch({
      monotonic: () => time,
      sleep: async (ms) => void (time += ms * moves),
    });
    await watch.sleep(1_000, undefined);
    expect(watch.elapsed()).toBe(want);
    time += 7;
    expect(watch.elapsed()).toBe(want + 7);
  });

  test("does not count a sleep that was cut short", async () => {
    const watch = createStopwatch({
      monotonic: () => 0,
      sleep: () => Promise.reject(new Error("aborted")),
    });
    await expect(watch.sleep(1_000, undefined)).rejects.toThrow("aborted");
    expect(watch.elapsed()).toBe(0);
  });
});
