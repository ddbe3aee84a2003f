import { createPrivateKey, sign } from "node:crypto";
import type { Setup } from "../setup.ts";

/** A response, ready to be sent any number of times. */
export interface SignedResponse {
  headers: Record<string, string>;
  body: string;
}

/**
 * Signs a response once, on node:crypto. A signature covers the time of the response but nothing of the request, so the
 * same response is good for as long as the client tolerates a skew (minutes), and the gateway never is the bottleneck.
 */
export function signResponse({ clientId, path, gateway }: Setup, body: string): SignedResponse {
  const key = createPrivateKey({
    key: Buffer.from(gateway.privateKey, "base64"),
    format: "der",
    type: "pkcs8",
  });
  const time = new Date().toISOString();
  const signature = sign("sha256", Buffer.from(`POST ${path}\n${clientId}.${time}.${body}`), key);
  return {
    headers: {
      "content-type": "application/json; charset=UTF-8",
      "client-id": clientId,
      "response-time": time,
      signature: `algorithm=RSA256,keyVersion=1,signature=${encodeURIComponent(signature.toString("base64"))}`,
    },
    body,
  };
}
