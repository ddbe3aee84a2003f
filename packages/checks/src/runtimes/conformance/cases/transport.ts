import { equal, isTrue, rejects } from "../expect.ts";
import { createClient, idFor, requestCount } from "../merchant.ts";
import type { Case, World } from "../world.ts";

/** Transient failures: the second response counts. */
const retried: Record<string, string> = {
  "a connection that is reset": "reset",
  "a body that breaks off": "cut-body",
  "HTTP 503 with Retry-After": "unavailable",
  "a response U": "unknown",
  "an unsigned U": "unsigned-unknown",
};

/** A time limit short enough to wait for, long enough for a busy machine. */
const LIMIT_MS = 400;

const stalled: Record<string, string> = {
  "the headers stall": "stalled-headers",
  "the body stalls": "stalled-body",
};

export const transportCases: readonly Case[] = [
  ...Object.entries(retried).map(([name, step]) => ({
    name: `retries after ${name}`,
    async run(world: World) {
      const id = idFor(step, "success");
      const vaulting = await createClient(world).inquireVaulting({ vaultingRequestId: id });
      equal(vaulting.vaultingStatus, "SUCCESS");
      // A runtime may send a request again itself when a connection breaks, so more is not wrong.
      isTrue((await requestCount(world, id)) >= 2, "at least two requests");
    },
  })),
  {
    name: "each attempt is signed anew",
    async run(world) {
      const times: (string | null)[] = [];
      let now = Date.now();
      const client = createClient(world, {
        now: () => now++,
        fetch: (url, init) => {
          times.push(new Headers(init.headers).get("request-time"));
          return fetch(url, init);
        },
      });
      await client.inquireVaulting({ vaultingRequestId: idFor("unavailable", "success") });
      isTrue(times.length === 2 && times[0] !== times[1], `request times: ${times.join(" ")}`);
    },
  },
  {
    name: "a fetch that rejects is a network error with its cause",
    async run(world) {
      const client = createClient(world, {
        fetch: () => Promise.reject(new TypeError("no route")),
        retry: { attempts: 1 },
      });
      const error = await rejects(client.inquireVaulting({ vaultingRequestId: idFor("success") }), {
        family: "transport",
        code: "network",
      });
      equal((error as Error & { cause?: Error }).cause?.message, "no route");
    },
  },
  {
    name: "no server: a network error",
    async run(world) {
      const client = createClient(world, { baseUrl: "http://127.0.0.1:1", retry: { attempts: 1 } });
      await rejects(client.inquireVaulting({ vaultingRequestId: idFor("success") }), { code: "network" });
    },
  },
  ...Object.entries(stalled).map(([name, step]) => ({
    name: `an attempt ends when ${name}`,
    async run(world: World) {
      const client = createClient(world, { attemptTimeoutMs: LIMIT_MS, retry: { attempts: 1 } });
      const began = Date.now();
      await rejects(client.inquireVaulting({ vaultingRequestId: idFor(step) }), {
        family: "transport",
        code: "timeout",
      });
      isTrue(Date.now() - began < 20 * LIMIT_MS, "the time-out came late");
    },
  })),
  {
    name: "a stalled attempt is followed by another one",
    async run(world) {
      const client = createClient(world, { attemptTimeoutMs: LIMIT_MS });
      const id = idFor("stalled-body", "success");
      equal((await client.inquireVaulting({ vaultingRequestId: id })).vaultingStatus, "SUCCESS");
    },
  },
  {
    name: "the deadline covers all attempts",
    async run(world) {
      const client = createClient(world, { timeoutMs: LIMIT_MS });
      await rejects(client.inquireVaulting({ vaultingRequestId: idFor("stalled-body") }), {
        code: "deadline",
      });
    },
  },
  {
    name: "a redirect is refused and not followed",
    async run(world) {
      const id = idFor("redirect");
      await rejects(createClient(world).inquireVaulting({ vaultingRequestId: id }), {
        family: "transport",
        code: "redirect",
        attempts: 1,
      });
      equal(await requestCount(world, `followed.${id}`), 0, "requests to the target");
    },
  },
  {
    name: "no more of a body is read than the limit",
    async run(world) {
      const client = createClient(world, { maxBodyBytes: 1_000 });
      await rejects(client.inquireVaulting({ vaultingRequestId: idFor("endless-body") }), {
        family: "transport",
        code: "body_too_large",
      });
    },
  },
];
