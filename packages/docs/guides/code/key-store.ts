import { createPrivateKey, sign } from "node:crypto";
import { createVaultingClient } from "@ams-vaulting/client";

// An example of a key store that signs and never exports the key: a KMS, an HSM.
const der = Buffer.from(process.env.AMS_PRIVATE_KEY ?? "", "base64");
const key = createPrivateKey({ key: der, format: "der", type: "pkcs8" });
const keyStore = { sign: async (bytes: Uint8Array) => new Uint8Array(sign("sha256", bytes, key)) };

const client = createVaultingClient({
  clientId: process.env.AMS_CLIENT_ID,
  privateKey: (bytes) => keyStore.sign(bytes),
  alipayPublicKey: process.env.AMS_ALIPAY_PUBLIC_KEY,
  region: "north-america",
});

const vaulting = await client.inquireVaulting({ vaultingRequestId: "123456789206" });
console.log(vaulting.vaultingStatus);
