// Loaded before a README block: sets the environment variables that it reads, and sends its requests to the mock.
import { createVaultingMock } from "@ams-vaulting/msw";
import { setupServer } from "msw/node";

const mock = createVaultingMock();
const { privateKey, alipayPublicKey } = await mock.exportKeys();
process.env.AMS_CLIENT_ID = mock.clientOptions.clientId;
process.env.AMS_PRIVATE_KEY = privateKey;
process.env.AMS_ALIPAY_PUBLIC_KEY = alipayPublicKey;
process.env.AMS_REGION = mock.clientOptions.region;
setupServer(...mock.handlers).listen({ onUnhandledFrame: "error" });
