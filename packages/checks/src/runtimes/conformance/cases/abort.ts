import { equal, isTrue, rejects } from "../expect.ts";
import { createClient, idFor } from "../merchant.ts";
import type { Case, World } from "../world.ts";

/** Aborts with its own reason, a moment after something happened. */
function abortSoon(): { signal: AbortSignal; abort(): void } {
  const controller = new AbortController();
  return {
    signal: controller.signal,
    abort: () => void setTimeout(() => controller.abort(new Error("enough")), 20),
  };
}

async function endsAtOnce(promise: Promise<unknown>): Promise<void> {
  const began = Date.now();
  const error = await rejects(promise, { family: "transport", code: "aborted" });
  equal((error as Error & { cause?: Error }).cause?.message, "enough", "cause");
  isTrue(Date.now() - began < 8_000, "the abort came late");
}

const MINUTE = 60_000;

export const abortCases: readonly Case[] = [
  {
    name: "a signal that is aborted already sends nothing",
    async run(world) {
      let sent = 0;
      const client = createClient(world, {
        fetch: (url, init) => {
          sent++;
          return fetch(url, init);
        },
      });
      await endsAtOnce(
        client.inquireVaulting(
          { vaultingRequestId: idFor("success") },
          { signal: AbortSignal.abort(new Error("enough")) },
        ),
      );
      equal(sent, 0, "requests");
    },
  },
  ...["stalled-headers", "stalled-body"].map((step) => ({
    name: `a signal ends an attempt in ${step.replace("stalled-", "")}`,
    async run(world: World) {
      const { signal, abort } = abortSoon();
      const client = createClient(world, { onEvent: ({ type }) => type === "attempt" && abort() });
      await endsAtOnce(client.inquireVaulting({ vaultingRequestId: idFor(step) }, { signal }));
    },
  })),
  {
    name: "a signal ends a wait between attempts",
    async run(world) {
      const { signal, abort } = abortSoon();
      const client = createClient(world, {
        random: () => 0.99,
        retry: { backoffBaseMs: MINUTE, backoffCapMs: MINUTE },
        timeoutMs: 2 * MINUTE,
        onEvent: ({ type }) => type === "retry" && abort(),
      });
      await endsAtOnce(client.inquireVaulting({ vaultingRequestId: idFor("unknown") }, { signal }));
    },
  },
  {
    name: "a signal ends a wait between inquiries",
    async run(world) {
      const { signal, abort } = abortSoon();
      await endsAtOnce(
        createClient(world).inquireVaulting.untilFinal(
          { vaultingRequestId: idFor("processing") },
          { signal, intervalMs: MINUTE, intervalCapMs: MINUTE, timeoutMs: 5 * MINUTE, onUpdate: abort },
        ),
      );
    },
  },
];
