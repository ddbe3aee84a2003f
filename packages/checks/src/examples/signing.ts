import { createPrivateKey, createPublicKey, sign, verify } from "node:crypto";
import type { Example } from "@ams-vaulting/example-merchant/examples";
import type { Credentials } from "@ams-vaulting/sandbox";
import { exampleId, type SignedInputs } from "./arazzo.ts";
import type { Exchange } from "./respect.ts";

// On node:crypto, and not on the client's own signing: what both sides of this project got wrong alike would pass.

/** The inputs of the workflows: client id, time, and a signature for each request. */
export function signedInputs(
  credentials: Credentials,
  examples: readonly Example[],
  now = Date.now(),
): SignedInputs {
  const { clientId, baseUrl, privateKey } = credentials;
  const key = createPrivateKey({
    key: Buffer.from(privateKey ?? "", "base64"),
    format: "der",
    type: "pkcs8",
  });
  const requestTime = String(now);
  const signatures = examples.map((example) => {
    const path = new URL(baseUrl).pathname + example.path;
    const content = `POST ${path}\n${clientId}.${requestTime}.${JSON.stringify(example.request)}`;
    const signature = encodeURIComponent(sign("sha256", Buffer.from(content), key).toString("base64"));
    return [exampleId(example), `algorithm=RSA256,keyVersion=1,signature=${signature}`];
  });
  return { clientId, requestTime, signatures: Object.fromEntries(signatures) };
}

/** Whether a response was signed by the gateway, over exactly these bytes. */
export function isGenuine({ clientId, alipayPublicKey }: Credentials, { url, response }: Exchange): boolean {
  const key = createPublicKey({ key: Buffer.from(alipayPublicKey, "base64"), format: "der", type: "spki" });
  const { "response-time": time, signature = "" } = response.headers;
  const [, encoded = ""] = /,signature=(.+)$/.exec(signature) ?? [];
  const content = `POST ${new URL(url).pathname}\n${clientId}.${time}.${response.text}`;
  return verify("sha256", Buffer.from(content), key, Buffer.from(decodeURIComponent(encoded), "base64"));
}
