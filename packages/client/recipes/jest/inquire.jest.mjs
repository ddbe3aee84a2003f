// A test with Jest. The gateway is a function: keys are made here, responses are signed here, nothing is sent.
// With @ams-vaulting/msw all of this is `fetch: createVaultingMock().fetch`.
import { generateKeyPairSync, sign } from "node:crypto";
import { createVaultingClient } from "@ams-vaulting/client";
import { expect, jest, test } from "@jest/globals";

const merchant = generateKeyPairSync("rsa", { modulusLength: 2048 });
const gateway = generateKeyPairSync("rsa", { modulusLength: 2048 });
const clientId = "SANDBOX_JEST";

/** Responds with this, signed as the gateway signs. */
const answering = (/** @type {object} */ message) => async (/** @type {string} */ url) => {
  const body = JSON.stringify(message);
  const time = new Date().toISOString();
  const content = `POST ${new URL(url).pathname}\n${clientId}.${time}.${body}`;
  const signature = sign("sha256", Buffer.from(content), gateway.privateKey).toString("base64");
  return new Response(body, {
    headers: {
      "response-time": time,
      signature: `algorithm=RSA256,keyVersion=1,signature=${encodeURIComponent(signature)}`,
    },
  });
};

test("the buyer is sent to 3D Secure", async () => {
  const fetch = jest.fn(
    answering({
      result: { resultCode: "SUCCESS", resultStatus: "S" },
      vaultingRequestId: "A-1",
      vaultingStatus: "PROCESSING",
      normalUrl: "https://bank.example/3ds",
    }),
  );
  const client = createVaultingClient({
    clientId,
    privateKey: merchant.privateKey.export({ format: "pem", type: "pkcs8" }).toString(),
    alipayPublicKey: gateway.publicKey.export({ format: "pem", type: "spki" }).toString(),
    region: "north-america",
    fetch,
  });

  const vaulting = await client.inquireVaulting({ vaultingRequestId: "A-1" });

  expect(vaulting).toMatchObject({ vaultingStatus: "PROCESSING", normalUrl: "https://bank.example/3ds" });
  expect(fetch).toHaveBeenCalledTimes(1);
});
