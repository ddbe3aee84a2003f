import { createPrivateKey, sign } from "node:crypto";
import type { Setup } from "../setup.ts";

/** A request, ready to be sent any number of times, so that the caller has nothing to sign. */
export interface SignedRequest {
  headers: Record<string, string>;
  body: string;
}

export function signRequest({ clientId, path, merchant, final }: Setup): SignedRequest {
  const key = createPrivateKey({
    key: Buffer.from(merchant.privateKey, "base64"),
    format: "der",
    type: "pkcs8",
  });
  const body = JSON.stringify(final.request);
  const time = String(Date.now());
  const signature = sign("sha256", Buffer.from(`POST ${path}\n${clientId}.${time}.${body}`), key);
  return {
    headers: {
      "content-type": "application/json; charset=UTF-8",
      "client-id": clientId,
      "request-time": time,
      signature: `algorithm=RSA256,keyVersion=1,signature=${encodeURIComponent(signature.toString("base64"))}`,
    },
    body,
  };
}
