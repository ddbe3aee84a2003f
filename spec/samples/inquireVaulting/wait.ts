import { createVaultingClient, isWaitError } from "@ams-vaulting/client";

const client = createVaultingClient({
  clientId: process.env.AMS_CLIENT_ID,
  privateKey: process.env.AMS_PRIVATE_KEY,
  alipayPublicKey: process.env.AMS_ALIPAY_PUBLIC_KEY,
  // or region: "north-america"
  baseUrl: process.env.AMS_BASE_URL,
});

try {
  const vaulting = await client.inquireVaulting.untilFinal(
    { vaultingRequestId: "123456789206" },
    {
      timeoutMs: 120_000,
      onUpdate: (update) => console.log("so far:", update.vaultingStatus),
    },
  );
  console.log("final:", vaulting.vaultingStatus);
} catch (error) {
  if (!isWaitError(error)) throw error;
  console.log("not final yet, query again later");
}
