import { createVaultingClient, type VaultingClient } from "@ams-vaulting/client";

let client: VaultingClient | undefined;

/** Made at the first request: `next build` loads this module too, where the variables may be absent. */
export function vaultingClient(): VaultingClient {
  client ??= createVaultingClient({
    clientId: process.env.AMS_CLIENT_ID,
    privateKey: process.env.AMS_PRIVATE_KEY,
    alipayPublicKey: process.env.AMS_ALIPAY_PUBLIC_KEY,
    baseUrl: process.env.AMS_BASE_URL, // or a region
  });
  return client;
}
