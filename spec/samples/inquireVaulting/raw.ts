import { createVaultingClient } from "@ams-vaulting/client";

const client = createVaultingClient({
  clientId: process.env.AMS_CLIENT_ID,
  privateKey: process.env.AMS_PRIVATE_KEY,
  alipayPublicKey: process.env.AMS_ALIPAY_PUBLIC_KEY,
  // or region: "north-america"
  baseUrl: process.env.AMS_BASE_URL,
});

// Signed and verified like the methods, but F and U are data.
const { data } = await client.raw.POST("/v1/vaults/inquireVaulting", {
  body: { vaultingRequestId: "123456789206" },
});
console.log(data?.result.resultCode, data?.result.resultStatus);
