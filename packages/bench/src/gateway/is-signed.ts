import { createPublicKey, verify } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import type { Setup } from "../setup.ts";

/** Whether a request is signed by the merchant as the protocol says, so that no side can win by not signing. */
export function createRequestVerifier({ path, clientId, merchant }: Setup) {
  const key = createPublicKey({
    key: Buffer.from(merchant.publicKey, "base64"),
    format: "der",
    type: "spki",
  });
  return (headers: IncomingHttpHeaders, body: string): boolean => {
    const [, encoded = ""] = /,signature=(.+)$/.exec(String(headers.signature)) ?? [];
    const content = `POST ${path}\n${clientId}.${headers["request-time"]}.${body}`;
    return verify("sha256", Buffer.from(content), key, Buffer.from(decodeURIComponent(encoded), "base64"));
  };
}
