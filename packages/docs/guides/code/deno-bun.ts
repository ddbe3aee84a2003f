import process from "node:process";
import { createVaultingClient } from "@ams-vaulting/client";

const client = createVaultingClient({
  clientId: process.env.AMS_CLIENT_ID,
  privateKey: process.env.AMS_PRIVATE_KEY,
  alipayPublicKey: process.env.AMS_ALIPAY_PUBLIC_KEY,
  region: "asia",
});

const vaulting = await client.inquireVaulting({ vaultingRequestId: "123456789206" });
console.log(vaulting.vaultingStatus);
