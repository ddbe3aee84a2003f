import { createVaultingClient, isResultError } from "@ams-vaulting/client";

const client = createVaultingClient({
  clientId: process.env.AMS_CLIENT_ID,
  privateKey: process.env.AMS_PRIVATE_KEY,
  alipayPublicKey: process.env.AMS_ALIPAY_PUBLIC_KEY,
  // or region: "north-america"
  baseUrl: process.env.AMS_BASE_URL,
});

try {
  const vaulting = await client.inquireVaulting({
    vaultingRequestId: "123456789206",
  });
  switch (vaulting.vaultingStatus) {
    case "SUCCESS": {
      // Store card.cardToken: later payments are made with it.
      const { card } = vaulting.paymentMethodDetail;
      console.log("stored:", card?.brand);
      break;
    }
    case "PROCESSING":
      // Send the buyer there, if it is present. Query again later.
      console.log("under way:", vaulting.normalUrl);
      break;
    case "FAIL":
      // Request another card from the buyer.
      console.log("not stored:", vaulting.vaultingResultCode);
  }
} catch (error) {
  // No response, or none that is verified: the state is unknown.
  if (!isResultError(error)) throw error;
  console.log(error.resultCode, error.action);
}
