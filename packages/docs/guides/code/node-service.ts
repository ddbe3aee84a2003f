import { readFile } from "node:fs/promises";
import { createVaultingClient } from "@ams-vaulting/client";

const client = createVaultingClient({
  clientId: process.env.AMS_CLIENT_ID,
  // A function without parameters is called for the key once, when it is needed.
  privateKey: async () => process.env.AMS_PRIVATE_KEY ?? readFile("/run/secrets/ams-private-key.pem", "utf8"),
  alipayPublicKey: process.env.AMS_ALIPAY_PUBLIC_KEY,
  region: "north-america",
  onEvent: (event) => {
    if (event.type === "drift") console.warn(event);
  },
});

const vaulting = await client.inquireVaulting({ vaultingRequestId: "123456789206" });
console.log(vaulting.vaultingStatus);
