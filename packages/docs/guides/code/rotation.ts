import { createVaultingClient } from "@ams-vaulting/client";

const client = createVaultingClient({
  clientId: process.env.AMS_CLIENT_ID,
  privateKey: process.env.AMS_PRIVATE_KEY,
  keyVersion: "1", // of your own key
  alipayPublicKey: {
    "1": process.env.AMS_ALIPAY_PUBLIC_KEY ?? "",
    "2": process.env.AMS_NEXT_ALIPAY_PUBLIC_KEY ?? process.env.AMS_ALIPAY_PUBLIC_KEY ?? "",
  },
  region: "north-america",
});

const vaulting = await client.inquireVaulting({ vaultingRequestId: "123456789206" });
console.log(vaulting.vaultingStatus);
