import { createVaultingClient } from "@ams-vaulting/client";

const client = createVaultingClient({
  clientId: process.env.AMS_CLIENT_ID,
  privateKey: process.env.AMS_PRIVATE_KEY,
  alipayPublicKey: process.env.AMS_ALIPAY_PUBLIC_KEY,
  region: "north-america",
});

const vaulting = await client.inquireVaulting({ vaultingRequestId: "demo-processing" });
switch (vaulting.vaultingStatus) {
  case "SUCCESS":
    console.log("store the token of", vaulting.paymentMethodDetail.card?.brand);
    break;
  case "PROCESSING":
    console.log("send the buyer to", vaulting.normalUrl ?? "nowhere; query again later");
    break;
  case "FAIL":
    console.log("request another card:", vaulting.vaultingResultCode);
    break;
}
