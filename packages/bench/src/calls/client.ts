import { createVaultingClient } from "@ams-vaulting/client";
import type { Call } from "../measure/measure.ts";
import type { Setup } from "../setup.ts";

/** A call as a merchant makes it, with the defaults of the client. */
export function createClientSide(setup: Setup, origin: string): Call {
  const client = createVaultingClient({
    clientId: setup.clientId,
    privateKey: setup.merchant.privateKey,
    alipayPublicKey: setup.gateway.publicKey,
    baseUrl: origin,
    // A retry would hide that something is wrong with the bench.
    retry: { attempts: 1 },
  });
  return () => client.inquireVaulting(setup.final.request);
}
