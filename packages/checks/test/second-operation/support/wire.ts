import { createPrivateKey, createPublicKey, verify } from "node:crypto";

/** A request as it went over the wire. */
export interface Sent {
  url: string;
  method: string;
  headers: Headers;
  body: string;
}

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** A fetch that writes down what is sent. */
export function recording(fetch: Fetch): { fetch: Fetch; sent: Sent[] } {
  const sent: Sent[] = [];
  return {
    sent,
    async fetch(url, init) {
      sent.push({
        url,
        method: String(init.method),
        headers: new Headers(init.headers),
        body: String(init.body),
      });
      return fetch(url, init);
    },
  };
}

/** Whether a request is signed by the merchant, verified by node:crypto and not by our own code. */
export function isSignedBy(privateKey: string, { url, headers, body }: Sent): boolean {
  const { algorithm, signature = "" } = Object.fromEntries(
    (headers.get("signature") ?? "").split(",").map((part) => part.trim().split(/=(.*)/s, 2)),
  );
  if (algorithm !== "RSA256") return false;
  const key = createPrivateKey({ key: Buffer.from(privateKey, "base64"), format: "der", type: "pkcs8" });
  const text = `POST ${new URL(url).pathname}\n${headers.get("client-id")}.${headers.get("request-time")}.${body}`;
  return verify(
    "RSA-SHA256",
    Buffer.from(text),
    createPublicKey(key),
    Buffer.from(decodeURIComponent(signature), "base64"),
  );
}
