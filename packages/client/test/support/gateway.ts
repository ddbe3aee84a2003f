import { generateKeyPairSync, type KeyObject, sign as rsaSign, verify as rsaVerify } from "node:crypto";

// A mock gateway on node:crypto, so that the client is not compared with its own code.

export const merchant = generateKeyPairSync("rsa", { modulusLength: 2048 });
export const gateway = generateKeyPairSync("rsa", { modulusLength: 2048 });
export const stranger = generateKeyPairSync("rsa", { modulusLength: 2048 });

export const CLIENT_ID = "SANDBOX_TEST";
export const BASE_URL = "https://gateway.test/ams/sandbox/api";
export const PATH = "/ams/sandbox/api/v1/vaults/inquireVaulting";
export const NOW = Date.parse("2026-11-23T12:00:00Z");
export const ID = "order-1";

export const SUCCESS = {
  result: { resultCode: "SUCCESS", resultStatus: "S", resultMessage: "success." },
  vaultingRequestId: ID,
  vaultingStatus: "SUCCESS",
  paymentMethodDetail: {
    paymentMethodType: "CARD",
    card: { brand: "VISA", cardToken: "TOKEN-TOP-SECRET", maskedCardNo: "****8764" },
  },
};
export const PROCESSING = {
  ...SUCCESS,
  vaultingStatus: "PROCESSING",
  paymentMethodDetail: undefined,
  normalUrl: "https://3ds.test/",
};
export const FAILED = {
  result: { resultCode: "VAULTING_NOT_EXIST", resultStatus: "F", resultMessage: "no such id" },
};
export const UNKNOWN = {
  result: { resultCode: "UNKNOWN_EXCEPTION", resultStatus: "U", resultMessage: "unknown" },
};

export const der = {
  privateKey: merchant.privateKey.export({ format: "der", type: "pkcs8" }),
  gatewayKey: gateway.publicKey.export({ format: "der", type: "spki" }),
};

export const options = {
  clientId: CLIENT_ID,
  baseUrl: BASE_URL,
  privateKey: der.privateKey.toString("base64"),
  alipayPublicKey: der.gatewayKey.toString("base64"),
  now: () => NOW,
  sleep: async () => {},
  random: () => 0.5,
};

export interface Signing {
  key?: KeyObject;
  clientId?: string;
  path?: string;
  time?: string;
  keyVersion?: string;
}

/** The value of a signature header over a body. */
export function signature(
  body: string | Buffer,
  { key = gateway.privateKey, clientId = CLIENT_ID, path = PATH, time = TIME }: Signing = {},
) {
  const content = Buffer.concat([Buffer.from(`POST ${path}\n${clientId}.${time}.`), Buffer.from(body)]);
  return rsaSign("sha256", content, key).toString("base64");
}

export const TIME = "2026-11-23T12:00:00Z";

/** A signed response. */
export function signedResponse(
  body: unknown,
  signing: Signing = {},
  headers: Record<string, string> = {},
): Response {
  const text = Buffer.from(
    typeof body === "string" || body instanceof Uint8Array ? body : JSON.stringify(body),
  );
  const value = encodeURIComponent(signature(text, signing));
  return new Response(new Uint8Array(text), {
    headers: {
      "content-type": "application/json; charset=UTF-8",
      "client-id": CLIENT_ID,
      "response-time": signing.time ?? TIME,
      signature: `algorithm=RSA256,keyVersion=${signing.keyVersion ?? "1"},signature=${value}`,
      ...headers,
    },
  });
}

/** The same response with other headers; `null` removes one. */
export function withHeaders(response: Response, changes: Record<string, string | null>): Response {
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) response.headers.delete(name);
    else response.headers.set(name, value);
  }
  return response;
}

export interface SentRequest {
  url: string;
  headers: Headers;
  body: string;
}

/** A fetch that responses with these, in order; the last one again and again. It keeps what was sent. */
export function fetchOf(...responses: (() => Response | Promise<Response>)[]) {
  const sent: SentRequest[] = [];
  const fetch = async (url: string, init: RequestInit): Promise<Response> => {
    sent.push({ url, headers: new Headers(init.headers), body: String(init.body) });
    const next = responses[Math.min(sent.length, responses.length) - 1];
    if (!next) throw new Error("no response is left");
    return next();
  };
  return { fetch, sent };
}

/** Whether a request was signed by the merchant, as the protocol says. */
export function isSignedByMerchant({ url, headers, body }: SentRequest): boolean {
  const [, encoded] =
    /^algorithm=RSA256,keyVersion=1,signature=(.+)$/.exec(headers.get("signature") ?? "") ?? [];
  const content = `POST ${new URL(url).pathname}\n${headers.get("client-id")}.${headers.get("request-time")}.${body}`;
  return rsaVerify(
    "sha256",
    Buffer.from(content),
    merchant.publicKey,
    Buffer.from(decodeURIComponent(encoded ?? ""), "base64"),
  );
}
