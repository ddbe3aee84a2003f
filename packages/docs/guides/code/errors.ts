import { createVaultingClient, isResultError, isTransportError, isTrustError } from "@ams-vaulting/client";

const client = createVaultingClient({
  clientId: process.env.AMS_CLIENT_ID,
  privateKey: process.env.AMS_PRIVATE_KEY,
  alipayPublicKey: process.env.AMS_ALIPAY_PUBLIC_KEY,
  region: "north-america",
});

try {
  await client.inquireVaulting({ vaultingRequestId: "demo-vaulting-not-exist" });
} catch (error) {
  if (isResultError(error)) console.log(error.resultStatus, error.resultCode, error.action);
  else if (isTransportError(error)) console.log("retry later:", error.code);
  else if (isTrustError(error)) console.log("do not act on this:", error.code, error.claimed);
  else throw error;
}
