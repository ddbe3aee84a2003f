import { setTimeout as delay } from "node:timers/promises";
import { createBaselineCall } from "../baseline/call.ts";
import type { Setup } from "../setup.ts";
import type { StartWaiter } from "./crowd.ts";
import { createStubFetch } from "./stub-fetch.ts";

/** The least that waiting can cost: the bare call and a timer, at the same intervals with the same jitter. */
export async function createBaselineWaiters(
  setup: Setup,
  intervalMs: number,
  onSleep: () => void,
): Promise<StartWaiter> {
  const call = await createBaselineCall(setup, "https://127.0.0.1", createStubFetch(setup));
  return async () => {
    for (;;) {
      await call();
      onSleep();
      await delay(intervalMs * (0.5 + Math.random() / 2));
    }
  };
}
