import { createVaultingClient } from "@ams-vaulting/client";
import type { Setup } from "../setup.ts";
import type { StartWaiter } from "./crowd.ts";
import { createStubFetch } from "./stub-fetch.ts";

/** Waiters in `untilFinal`, at intervals that do not grow. */
export function createClientWaiters(setup: Setup, intervalMs: number, onSleep: () => void): StartWaiter {
  const client = createVaultingClient({
    clientId: setup.clientId,
    privateKey: setup.merchant.privateKey,
    alipayPublicKey: setup.gateway.publicKey,
    baseUrl: "https://127.0.0.1",
    fetch: createStubFetch(setup),
    onEvent: ({ type }) => {
      if (type === "poll") onSleep();
    },
  });
  const options = { intervalMs, intervalCapMs: intervalMs, timeoutMs: 1_000_000 };
  return () => client.inquireVaulting.untilFinal(setup.pending.request, options);
}
