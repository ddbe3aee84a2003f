import { describe, expect, test } from "vitest";
import { createVaultingClient, type PrivateKeyInput, type VaultingClientOptions } from "../src/index.ts";
import type { KeyWait } from "../src/keys/key-wait.ts";
import { createKeyring } from "../src/keys/keyring.ts";
import { der, fetchOf, ID, options, SUCCESS, signedResponse } from "./support/gateway.ts";
import { exchangeOn, manualClock, never, settle } from "./support/manual-clock.ts";

// A key may come later, or never: from a secret store that hangs, or from a request of a Worker that has ended.

const request = { vaultingRequestId: ID };
const key = options.privateKey;

/** A loader whose loads are settled by hand. */
function manualLoader() {
  const loads: { resolve: (key: string) => void; reject: (error: Error) => void }[] = [];
  const load = () => new Promise<string>((resolve, reject) => loads.push({ resolve, reject }));
  return { loads, load };
}

/** Attempts that wait for a key, ended by hand. */
function attemptsOn(privateKey: PrivateKeyInput) {
  const keyring = createKeyring({ privateKey, alipayPublicKey: options.alipayPublicKey });
  return function begin() {
    const controller = new AbortController();
    const wait: KeyWait = { signal: controller.signal };
    const state = { isSigned: false, error: undefined as unknown };
    keyring.sign("text", wait).then(
      () => (state.isSigned = true),
      (error: unknown) => (state.error = error),
    );
    return { wait, state, end: () => controller.abort(new Error("ended")) };
  };
}
const isSigned = (attempt: ReturnType<ReturnType<typeof attemptsOn>>) => () => attempt.state.isSigned;

describe("a load that is shared", () => {
  test("serves everybody who waits, and later ones", async () => {
    const { loads, load } = manualLoader();
    const begin = attemptsOn(load);
    const attempts = [begin(), begin(), begin()];
    await settle();
    expect(loads).toHaveLength(1);
    expect(attempts.map(({ wait }) => wait.option)).toEqual(["privateKey", "privateKey", "privateKey"]);
    loads[0]?.resolve(key);
    for (const attempt of attempts) await expect.poll(isSigned(attempt)).toBe(true);
    await expect.poll(isSigned(begin())).toBe(true);
    expect(loads).toHaveLength(1);
    expect(attempts.map(({ wait }) => wait.option)).toEqual([undefined, undefined, undefined]);
  });

  test("is left alone once an attempt ended without it: the next one loads anew, others go on waiting", async () => {
    const { loads, load } = manualLoader();
    const begin = attemptsOn(load);
    const [first, second] = [begin(), begin()];
    first.end();
    const third = begin();
    const fourth = begin();
    await settle();
    expect(loads).toHaveLength(2);
    loads[1]?.resolve(key);
    await expect.poll(isSigned(third)).toBe(true);
    await expect.poll(isSigned(fourth)).toBe(true);
    expect(second.state).toEqual({ isSigned: false, error: undefined });
    loads[0]?.resolve(key);
    await expect.poll(isSigned(second)).toBe(true);
  });

  test("is not left by the end of an attempt that waits for an older one", async () => {
    const { loads, load } = manualLoader();
    const begin = attemptsOn(load);
    const [first, second] = [begin(), begin()];
    first.end();
    begin();
    second.end();
    begin();
    await settle();
    expect(loads).toHaveLength(2);
  });

  test("a key that arrives late is kept all the same", async () => {
    const { loads, load } = manualLoader();
    const begin = attemptsOn(load);
    begin().end();
    loads[0]?.resolve(key);
    await settle();
    await expect.poll(isSigned(begin())).toBe(true);
    await expect.poll(isSigned(begin())).toBe(true);
    expect(loads.length).toBeLessThanOrEqual(2);
  });

  test("that fails does so for everybody who waits, and the next attempt loads anew", async () => {
    const { loads, load } = manualLoader();
    const begin = attemptsOn(load);
    const attempts = [begin(), begin()];
    loads[0]?.reject(new Error("sealed"));
    for (const { state } of attempts)
      await expect.poll(() => state.error).toMatchObject({ code: "key_unavailable" });
    const next = begin();
    loads[1]?.resolve(key);
    await expect.poll(isSigned(next)).toBe(true);
  });

  test("a crowd behind a loader that hangs loads once per round of attempts", async () => {
    const { loads, load } = manualLoader();
    const begin = attemptsOn(load);
    for (const round of [1, 2, 3]) {
      const crowd = Array.from({ length: 50 }, begin);
      await settle();
      expect(loads).toHaveLength(round);
      for (const attempt of crowd) attempt.end();
    }
  });
});

describe("a time limit that is spent on a key", () => {
  const late: { name: string; keys: Partial<VaultingClientOptions>; option: string; sent: number }[] = [
    { name: "a loader", keys: { privateKey: () => never() }, option: "privateKey", sent: 0 },
    { name: "a promise", keys: { privateKey: never() }, option: "privateKey", sent: 0 },
    {
      name: "a signing function",
      keys: { privateKey: (_: Uint8Array) => never() },
      option: "privateKey",
      sent: 0,
    },
    {
      name: "the gateway's loader",
      keys: { alipayPublicKey: () => never() },
      option: "alipayPublicKey",
      sent: 1,
    },
    {
      name: "the loader of a version",
      keys: { alipayPublicKey: { 1: () => never() } },
      option: 'alipayPublicKey["1"]',
      sent: 1,
    },
  ];
  const limits = [
    { name: "the call's", timeoutMs: 500, code: "deadline", says: /did not arrive within 500 ms/ },
    { name: "the attempt's", timeoutMs: 60_000, code: "timeout", says: /did not arrive within 10000 ms/ },
  ];
  test.each(late.flatMap((key) => limits.map((limit) => ({ ...key, limit }))))(
    "is key_unavailable, and says so: $name, $limit.name",
    async ({ keys, option, sent: times, limit: { timeoutMs, code, says } }) => {
      const clock = manualClock();
      const { fetch, sent } = fetchOf(() => signedResponse(SUCCESS));
      const call = exchangeOn(clock, { ...keys, fetch }, undefined, { timeoutMs, attempts: 1 });
      call.catch(() => {});
      await expect.poll(() => sent.length).toBe(times);
      // Long enough for a response to be read and a key to be loaded.
      for (let turn = 0; turn < 20; turn++) await settle();
      clock.limits[0]?.expire();
      await expect(call).rejects.toMatchObject({
        family: "configuration",
        code: "key_unavailable",
        option,
        message: expect.stringMatching(says),
        cause: { code },
      });
    },
  );

  test("is a time-out when the key was there", async () => {
    const clock = manualClock();
    let isSent = false;
    const fetch = () => {
      isSent = true;
      return never();
    };
    const call = exchangeOn(clock, { fetch, privateKey: async () => key }, undefined, { attempts: 1 });
    call.catch(() => {});
    await expect.poll(() => isSent).toBe(true);
    clock.limits[0]?.expire();
    await expect(call).rejects.toMatchObject({ family: "transport", code: "timeout" });
  });

  test("of one attempt is followed by another, with a load of its own", async () => {
    const clock = manualClock();
    let loads = 0;
    // The first request of a Worker began the load and has ended: what it awaited never settles.
    const privateKey = () => (++loads === 1 ? never() : Promise.resolve(key));
    const { fetch, sent } = fetchOf(() => signedResponse(SUCCESS));
    const call = exchangeOn(clock, { fetch, privateKey }, undefined, { attempts: 2 });
    await settle();
    expect(loads).toBe(1);
    clock.limits[0]?.expire();
    expect((await call).data).toEqual(SUCCESS);
    expect([loads, sent.length]).toEqual([2, 1]);
  });

  test("ends a call and a wait, and does not lose the next call", async () => {
    let loads = 0;
    const privateKey = () => (++loads <= 2 ? never() : Promise.resolve(key));
    const { fetch } = fetchOf(() => signedResponse(SUCCESS));
    const { inquireVaulting } = createVaultingClient({ ...options, privateKey, fetch });
    await expect(inquireVaulting(request, { timeoutMs: 1 })).rejects.toMatchObject({
      code: "key_unavailable",
    });
    await expect(inquireVaulting.untilFinal(request, { timeoutMs: 1 })).rejects.toMatchObject({
      code: "key_unavailable",
    });
    await expect(inquireVaulting(request)).resolves.toEqual(SUCCESS);
    expect(loads).toBe(3);
  });

  test("an abort during a load is an abort", async () => {
    const controller = new AbortController();
    const client = createVaultingClient({ ...options, privateKey: () => never() });
    const call = client.inquireVaulting(request, { signal: controller.signal });
    controller.abort();
    await expect(call).rejects.toMatchObject({ code: "aborted" });
  });
});

test("a loader that fails is not called again by the same call", async () => {
  let loads = 0;
  const { fetch } = fetchOf(() => signedResponse(SUCCESS));
  const privateKey = async (): Promise<string> => {
    loads++;
    throw new Error("sealed");
  };
  const client = createVaultingClient({ ...options, privateKey, fetch });
  await expect(client.inquireVaulting(request)).rejects.toMatchObject({ code: "key_unavailable" });
  expect(loads).toBe(1);
});

test("a promise of a key that fails before the first call does not end the process", async () => {
  const unhandled: unknown[] = [];
  const note = (reason: unknown) => unhandled.push(reason);
  process.on("unhandledRejection", note);
  const failing = () => Promise.reject(new Error("vault down"));
  const { fetch } = fetchOf(() => signedResponse(SUCCESS));
  const clients = [
    createVaultingClient({ ...options, fetch, privateKey: failing() }),
    createVaultingClient({ ...options, fetch, alipayPublicKey: failing() }),
    createVaultingClient({ ...options, fetch, alipayPublicKey: { 1: failing(), 2: der.gatewayKey } }),
  ];
  // Node says that nobody handled a rejection when the microtasks have run: the call must come after that.
  await settle();
  await settle();
  for (const client of clients)
    await expect(client.inquireVaulting(request)).rejects.toMatchObject({
      code: "key_unavailable",
      cause: { message: "vault down" },
    });
  process.off("unhandledRejection", note);
  expect(unhandled).toEqual([]);
});
