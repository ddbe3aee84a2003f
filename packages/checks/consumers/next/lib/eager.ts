import { createVaultingClient } from "@ams-vaulting/client";

const client = createVaultingClient({
  clientId: process.env.AMS_CLIENT_ID,
  privateKey: process.env.AMS_PRIVATE_KEY,
  alipayPublicKey: process.env.AMS_ALIPAY_PUBLIC_KEY,
  baseUrl: process.env.AMS_BASE_URL,
});

export const vaultingClient = () => client;
