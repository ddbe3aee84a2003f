import { createPrivateKey, createPublicKey, sign, verify } from "node:crypto";
import type { MockResponse, VaultingMock } from "../../src/index.ts";

// A merchant on node:crypto, written from the documentation, so that the mock is not compared with its own code.

export const PATH = "/v1/vaults/inquireVaulting";
export const BASE = "https://open-na-global.alipay.com/ams/sandbox/api";
export const URL_ = BASE + PATH;

/** What can be odd about a request. */
export interface Oddity {
  method?: string;
  /** Signed with this instead of what is sent. */
  signedBody?: string | Buffer;
  signedPath?: string;
  time?: string;
  clientId?: string;
  keyVersion?: string;
  contentType?: string | null;
  headers?: Record<string, string | null>;
}

export interface Merchant {
  /** A signed request, as `fetch` takes it. */
  request(url: string, body: unknown, oddity?: Oddity): [string, RequestInit];
  /** Whether a response is signed by the gateway, over its exact bytes. */
  isGenuine(response: Response, body: Buffer, path: string, clientId?: string): boolean;
}

/** A merchant that is configured with the keys of the mock. */
export async function merchantOf(mock: VaultingMock): Promise<Merchant> {
  const keys = await mock.exportKeys();
  const own = createPrivateKey({
    key: Buffer.from(keys.privateKey, "base64"),
    format: "der",
    type: "pkcs8",
  });
  const gateway = createPublicKey({
    key: Buffer.from(keys.alipayPublicKey, "base64"),
    format: "der",
    type: "spki",
  });
  const ownId = mock.clientOptions.clientId ?? "";

  return {
    request(url, value, oddity = {}) {
      const body = typeof value === "string" || Buffer.isBuffer(value) ? value : JSON.stringify(value);
      const { method = "POST", clientId = ownId, time = "1685599933871", keyVersion = "1" } = oddity;
      const content = Buffer.concat([
        Buffer.from(`POST ${oddity.signedPath ?? new URL(url).pathname}\n${clientId}.${time}.`),
        Buffer.from(oddity.signedBody ?? body),
      ]);
      const signature = encodeURIComponent(sign("sha256", content, own).toString("base64"));
      const headers = new Headers({
        "client-id": clientId,
        "request-time": time,
        signature: `algorithm=RSA256,keyVersion=${keyVersion},signature=${signature}`,
      });
      const { contentType = "application/json; charset=UTF-8" } = oddity;
      if (contentType !== null) headers.set("content-type", contentType);
      for (const [name, text] of Object.entries(oddity.headers ?? {})) {
        if (text === null) headers.delete(name);
        else headers.set(name, text);
      }
      // As bytes: a string would get a content type.
      const bytes = method === "GET" || method === "HEAD" ? null : new Uint8Array(Buffer.from(body));
      return [url, { method, headers, body: bytes }];
    },

    isGenuine(response, body, path, clientId = ownId) {
      const [, text = ""] =
        /^algorithm=RSA256,keyVersion=1,signature=(.+)$/.exec(response.headers.get("signature") ?? "") ?? [];
      const time = response.headers.get("response-time");
      if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(time ?? "")) return false;
      const content = Buffer.concat([Buffer.from(`POST ${path}\n${clientId}.${time}.`), body]);
      return verify("sha256", content, gateway, Buffer.from(decodeURIComponent(text), "base64"));
    },
  };
}

export interface Received {
  response: Response;
  bytes: Buffer;
  body: { result: { resultCode: string; resultStatus: string }; [member: string]: unknown };
}

/** What a server makes of what `mock.handle` returns. */
export function responseOf({ body, ...init }: MockResponse): Response {
  return new Response(body, init);
}

export async function received(response: Response): Promise<Received> {
  const bytes = Buffer.from(await response.arrayBuffer());
  return { response, bytes, body: JSON.parse(bytes.toString("utf8")) };
}
