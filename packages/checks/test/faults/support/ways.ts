import type { VaultingClient, VaultingClientOptions } from "@ams-vaulting/client";

/** Every way of querying a vaulting. */
export const ways = {
  inquireVaulting: (client: VaultingClient, vaultingRequestId: string) =>
    client.inquireVaulting({ vaultingRequestId }),
  untilFinal: (client: VaultingClient, vaultingRequestId: string) =>
    client.inquireVaulting.untilFinal({ vaultingRequestId }, { timeoutMs: 2_500 }),
  "raw.POST": (client: VaultingClient, vaultingRequestId: string) =>
    client.raw.POST("/v1/vaults/inquireVaulting", { body: { vaultingRequestId } }),
  "client.fetch": async ({ baseUrl, fetch }: VaultingClient, vaultingRequestId: string) => {
    const init = { method: "POST", body: JSON.stringify({ vaultingRequestId }) };
    return (await fetch(`${baseUrl}/v1/vaults/inquireVaulting`, init)).json();
  },
} satisfies Record<string, (client: VaultingClient, id: string) => Promise<unknown>>;

export type Way = keyof typeof ways;

/** Time for a client: waits pass at once, and the clock advances as if they had not. */
export function withoutWaiting(): Pick<VaultingClientOptions, "sleep" | "monotonic" | "random"> {
  let now = 0;
  return {
    monotonic: () => now,
    random: () => 0,
    async sleep(ms) {
      now += ms;
    },
  };
}
