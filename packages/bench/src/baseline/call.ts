import type { Call } from "../measure/measure.ts";
import type { Setup } from "../setup.ts";

const RSA_SHA256 = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };

/**
 * The least that a call can cost on this platform: sign, fetch, verify, parse. It imports its keys once, and does
 * nothing else: no limits, no retries, no deadline, no check of what came back.
 */
export async function createBaselineCall(
  setup: Setup,
  origin: string,
  send: typeof fetch = fetch,
): Promise<Call> {
  const { clientId, path } = setup;
  const { subtle } = globalThis.crypto;
  const own = Buffer.from(setup.merchant.privateKey, "base64");
  const privateKey = await subtle.importKey("pkcs8", own, RSA_SHA256, false, ["sign"]);
  const theirs = Buffer.from(setup.gateway.publicKey, "base64");
  const publicKey = await subtle.importKey("spki", theirs, RSA_SHA256, false, ["verify"]);
  const url = origin + path;

  return async () => {
    const body = JSON.stringify(setup.final.request);
    const time = String(Date.now());
    const signature = await subtle.sign(
      RSA_SHA256.name,
      privateKey,
      Buffer.from(`POST ${path}\n${clientId}.${time}.${body}`),
    );
    const response = await send(url, {
      method: "POST",
      headers: {
        "content-type": "application/json; charset=UTF-8",
        "client-id": clientId,
        "request-time": time,
        signature: `algorithm=RSA256,keyVersion=1,signature=${encodeURIComponent(Buffer.from(signature).toString("base64"))}`,
      },
      body,
    });
    const received = await response.text();
    const [, encoded = ""] = /signature=(.+)$/.exec(response.headers.get("signature") ?? "") ?? [];
    const isVerified = await subtle.verify(
      RSA_SHA256.name,
      publicKey,
      Buffer.from(decodeURIComponent(encoded), "base64"),
      Buffer.from(`POST ${path}\n${clientId}.${response.headers.get("response-time")}.${received}`),
    );
    if (!isVerified) throw new Error("The response of the bench's gateway is not signed by its key.");
    return JSON.parse(received);
  };
}
