import { createPrivateKey, createPublicKey, sign, verify } from "node:crypto";
import { request as httpRequest } from "node:http";
import type { Credentials } from "../../src/index.ts";

// A merchant on node:crypto and node:http: the client package is not the only one that has to get along.

export const OPERATION = "/v1/vaults/inquireVaulting";

export interface Sent {
  path: string;
  body: string;
  /** `request-time` as the SDK at hand writes it. */
  time?: string;
  /** Changes the headers after signing. The names are sent as they are written. */
  headers?: (headers: Record<string, string>) => Record<string, string>;
}

export interface Got {
  status: number;
  /** The names as they were sent, not as a library shows them. */
  rawNames: string[];
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

/** Sends a signed request. */
export function send({ clientId, privateKey = "", baseUrl }: Credentials, sent: Sent): Promise<Got> {
  const { path, body, time = "1685599933871" } = sent;
  const key = createPrivateKey({ key: Buffer.from(privateKey, "base64"), format: "der", type: "pkcs8" });
  const content = `POST ${path}\n${clientId}.${time}.${body}`;
  const signature = encodeURIComponent(sign("sha256", Buffer.from(content), key).toString("base64"));
  const headers = {
    "content-type": "application/json; charset=UTF-8",
    "client-id": clientId,
    "request-time": time,
    signature: `algorithm=RSA256,keyVersion=1,signature=${signature}`,
  };
  return exchange(new URL(path, baseUrl).href, "POST", sent.headers?.(headers) ?? headers, body);
}

export function exchange(
  url: string,
  method: string,
  headers: Record<string, string> = {},
  body = "",
): Promise<Got> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(url, { method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          rawNames: response.rawHeaders.filter((_, index) => index % 2 === 0),
          headers: response.headers,
          text: Buffer.concat(chunks).toString("utf8"),
        }),
      );
      response.on("error", reject);
    });
    request.on("error", reject);
    request.end(body);
  });
}

/** Whether the gateway signed a response. */
export function isGenuine({ clientId, alipayPublicKey }: Credentials, path: string, got: Got): boolean {
  const key = createPublicKey({ key: Buffer.from(alipayPublicKey, "base64"), format: "der", type: "spki" });
  const [, text = ""] = /,signature=(.+)$/.exec(String(got.headers.signature)) ?? [];
  const content = `POST ${path}\n${clientId}.${got.headers["response-time"]}.${got.text}`;
  return verify("sha256", Buffer.from(content), key, Buffer.from(decodeURIComponent(text), "base64"));
}
