import { createPrivateKey, sign } from "node:crypto";
import type { Setup } from "../setup.ts";

/** An answer, ready to be sent any number of times. */
export interface SignedAnswer {
  headers: Record<string, string>;
  body: string;
}

/**
 * Signs an answer once, on node:crypto. A signature covers the time of the answer but nothing of the request, so the
 * same answer is good for as long as the client tolerates a skew (minutes), and the gateway never is the bottleneck.
 */
export function signAnswer({ clientId, path, gateway }: Setup, body: string): SignedAnswer {
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
