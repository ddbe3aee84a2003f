import { describe, expect, test } from "vitest";
import type { Outcome } from "../../src/outcome/outcome.ts";
import { createBreaker } from "../../src/reconcile/asking/breaker.ts";
import { createPacer } from "../../src/reconcile/asking/pacer.ts";
import { runPool } from "../../src/reconcile/asking/pool.ts";
import { Bits } from "../../src/reconcile/journal/bits.ts";

const never = new AbortController().signal;

describe("the pool", () => {
  async function* count(to: number, taken: number[] = []) {
    for (let item = 1; item <= to; item++) {
      taken.push(item);
      yield item;
    }
  }
  const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

  test.each([1, 3, 50])(
    "never runs more than %i tasks, takes nothing ahead, and runs each item once",
    async (size) => {
      let running = 0;
      let most = 0;
      const taken: number[] = [];
      const done: number[] = [];
      await runPool(
        count(40, taken),
        size,
        async (item) => {
          most = Math.max(most, ++running);
          expect(taken.length - done.length).toBeLessThanOrEqual(size);
          for (let wait = item % 4; wait >= 0; wait--) await turn();
          running--;
          done.push(item);
        },
        never,
      );
      expect(most).toBe(Math.min(size, 40));
      expect(done.sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
    },
  );

  test("a stop ends the taking; what has begun goes on to its end", async () => {
    const stop = new AbortController();
    const begun: number[] = [];
    const ended: number[] = [];
    await runPool(
      count(40),
      3,
      async (item) => {
        begun.push(item);
        if (item === 5) stop.abort();
        await turn();
        ended.push(item);
      },
      stop.signal,
    );
    expect(begun.length).toBeLessThan(9);
    expect(ended).toEqual(begun);
  });

  test("an error of a task, or of the items, ends it; the others end first", async () => {
    const ended: number[] = [];
    const failing = runPool(
      count(40),
      3,
      async (item) => {
        await turn();
        if (item === 4) throw new Error("four");
        await turn();
        ended.push(item);
      },
      never,
    );
    await expect(failing).rejects.toThrow("four");
    expect(ended.length).toBeGreaterThanOrEqual(3);
    async function* broken() {
      yield 1;
      throw new Error("unreadable");
    }
    await expect(runPool(broken(), 3, async () => {}, never)).rejects.toThrow("unreadable");
  });
});

describe("the pacer", () => {
  function paced(rate: number) {
    let now = 1000;
    const sleep = async (ms: number) => {
      now += ms;
    };
    return { pacer: createPacer(rate, () => now, sleep), now: () => now, pass: (ms: number) => (now += ms) };
  }

  test.each([
    [1, 10_000],
    [20, 500],
    [0, 0],
  ])("%i per second: the eleventh begins after %i ms", async (rate, ms) => {
    const { pacer, now } = paced(rate);
    for (let turns = 0; turns < 11; turns++) await pacer.turn(never);
    expect(now() - 1000).toBeCloseTo(ms);
  });

  test("a pause is not made up for by a burst", async () => {
    const { pacer, now, pass } = paced(10);
    await pacer.turn(never);
    pass(5000);
    for (let turns = 0; turns < 3; turns++) await pacer.turn(never);
    expect(now()).toBe(6000 + 200);
  });

  test("a further attempt makes the next turn later", async () => {
    const { pacer, now } = paced(10);
    await pacer.turn(never);
    pacer.charge();
    await pacer.turn(never);
    expect(now() - 1000).toBe(200);
  });

  test("an abort ends the waiting", async () => {
    const { pacer } = paced(10);
    await expect(pacer.turn(AbortSignal.abort("stop"))).rejects.toBe("stop");
  });
});

describe("the breaker", () => {
  const good: Outcome = { outcome: "success", requestId: "a", response: {} };
  const unknown: Outcome = { outcome: "not-found", requestId: "a" };
  const failure = (outcome: string, code: string, more: object = {}): Outcome => ({
    outcome,
    requestId: "a",
    error: { code, family: "f", message: "", attempts: 1, action: "", ...more },
  });
  const refused = failure("rejected", "unsigned_failure", { claimed: { resultCode: "ONE" } });
  const invalid = failure("invalid-id", "request_invalid");

  const cases: { title: string; given: Outcome[]; recorded: number[]; tripped: boolean; rest: number[] }[] = [
    { title: "responses", given: [good, unknown], recorded: [0, 1], tripped: false, rest: [] },
    { title: "alike", given: [refused, refused, refused], recorded: [], tripped: true, rest: [] },
    { title: "too few", given: [refused, refused], recorded: [], tripped: false, rest: [0, 1] },
    {
      title: "broken by a response",
      given: [refused, refused, good, refused],
      recorded: [0, 1, 2],
      tripped: false,
      rest: [3],
    },
    {
      title: "for different reasons",
      given: [refused, failure("rejected", "unsigned_failure", { claimed: { resultCode: "TWO" } }), refused],
      recorded: [0, 1],
      tripped: false,
      rest: [2],
    },
    {
      title: "a network that fails in several ways",
      given: [
        failure("no-response", "network"),
        failure("no-response", "timeout"),
        failure("no-response", "http_status"),
      ],
      recorded: [],
      tripped: true,
      rest: [],
    },
    {
      title: "ids that are wrong",
      given: [invalid, invalid, invalid, invalid],
      recorded: [0, 1, 2, 3],
      tripped: false,
      rest: [],
    },
    {
      title: "after it tripped",
      given: [refused, refused, refused, refused, good],
      recorded: [4],
      tripped: true,
      rest: [],
    },
  ];
  test.each(cases)("$title", ({ given, recorded, tripped, rest }) => {
    const breaker = createBreaker<number>(3);
    const taken = given.flatMap((outcome, index) => breaker.take(index, outcome).map(({ item }) => item));
    expect(taken).toEqual(recorded);
    expect(breaker.tripped !== undefined).toBe(tripped);
    expect(breaker.rest().map(({ item }) => item)).toEqual(rest);
  });

  test("0 is never", () => {
    const breaker = createBreaker<number>(0);
    for (let item = 0; item < 50; item++) expect(breaker.take(item, refused)).toHaveLength(1);
    expect(breaker.tripped).toBeUndefined();
  });
});

test("bits: a set of numbers", () => {
  const bits = new Bits();
  const numbers = [0, 1, 7, 8, 8191, 8192, 100_000, 1_000_003];
  for (const number of numbers) bits.add(number);
  for (const number of numbers) expect(bits.has(number)).toBe(true);
  for (const number of [2, 9, 8190, 8193, 99_999, 2_000_000]) expect(bits.has(number)).toBe(false);
});
