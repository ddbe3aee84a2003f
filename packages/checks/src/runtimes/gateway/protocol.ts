import { sign, verify } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import type { GatewayKeys } from "./keys.ts";

// The protocol once more, on node:crypto, so that the client is not verified by its own code.

export const CLIENT_ID = "SANDBOX_RUNTIMES";
export const BASE_PATH = "/ams/sandbox/api";

/** Whether node:crypto finds the request signed by the merchant. */
export function isSigned(
  keys: GatewayKeys,
  path: string,
  headers: IncomingHttpHeaders,
  body: Buffer,
): boolean {
  const [, encoded = ""] =
    /^algorithm=RSA256,keyVersion=1,signature=(.+)$/.exec(String(headers.signature)) ?? [];
  const head = `POST ${path}\n${headers["client-id"]}.${headers["request-time"]}.`;
  const signature = Buffer.from(decodeURIComponent(encoded), "base64");
  return verify("sha256", Buffer.concat([Buffer.from(head), body]), keys.merchant, signature);
}

export interface Signed {
  keys: GatewayKeys;
  path: string;
  body: Buffer;
  clientId?: string;
  time?: string;
}

/** The headers of a signed response. */
export function signedHeaders(signed: Signed): Record<string, string> {
  const { keys, path, body, clientId = CLIENT_ID, time = isoTime(0) } = signed;
  const content = Buffer.concat([Buffer.from(`POST ${path}\n${clientId}.${time}.`), body]);
  const signature = encodeURIComponent(sign("sha256", content, keys.gateway).toString("base64"));
  return {
    "content-type": "application/json; charset=UTF-8",
    "client-id": CLIENT_ID,
    "response-time": time,
    signature: `algorithm=RSA256,keyVersion=1,signature=${signature}`,
  };
}

/** Now, or another time, in the gateway's form. */
export function isoTime(shiftMs: number): string {
  return `${new Date(Date.now() + shiftMs).toISOString().slice(0, 19)}Z`;
}
