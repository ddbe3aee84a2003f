import type { World } from "./world.ts";

type Options = Parameters<World["client"]["createVaultingClient"]>[0];

/** A client of the mock gateway. */
export function createClient({ client, setup }: World, options: Partial<Omit<Options, "region">> = {}) {
  return client.createVaultingClient({
    clientId: setup.clientId,
    baseUrl: setup.baseUrl,
    privateKey: setup.keys.privatePkcs8,
    alipayPublicKey: setup.keys.gatewaySpki,
    retry: { backoffBaseMs: 1 },
    ...options,
  });
}

let count = 0;
let run: string | undefined; // made at the first use: workerd allows no random numbers while modules load

/**
 * A request id that tells the gateway what to do: its steps in order, of which the last one stays. Each id is new, so
 * that cases and runtimes do not share steps.
 */
export function idFor(...steps: string[]): string {
  run ??= Math.random().toString(36).slice(2, 10);
  return `${steps.join(",")}.${run}${++count}`;
}

/** The number of requests that the gateway received for an id. */
export async function requestCount({ setup }: World, id: string): Promise<number> {
  const response = await fetch(`${setup.origin}/_requests/${encodeURIComponent(id)}`);
  return Number(await response.text());
}
