import type { Setup } from "../setup.ts";

/** What a mock gateway that is written in an hour sends back. */
export interface BaselineResponse {
  status: number;
  headers: Record<string, string>;
  body: string;
}

const RSA_SHA256 = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };

/**
 * The least that a mock gateway can do: verify the request, parse it, echo its id, sign the response. It imports its keys
 * once, knows one operation and one example, checks no schema, keeps no journal, and plays no faults.
 */
export async function createBaselineGateway({ clientId, path, merchant, gateway, final }: Setup) {
  const { subtle } = globalThis.crypto;
  const theirs = Buffer.from(merchant.publicKey, "base64");
  const publicKey = await subtle.importKey("spki", theirs, RSA_SHA256, false, ["verify"]);
  const own = Buffer.from(gateway.privateKey, "base64");
  const privateKey = await subtle.importKey("pkcs8", own, RSA_SHA256, false, ["sign"]);
  const example = JSON.parse(final.response);

  return async (
    header: (name: string) => string | null | undefined,
    received: string,
  ): Promise<BaselineResponse> => {
    const [, encoded = ""] = /,signature=(.+)$/.exec(header("signature") ?? "") ?? [];
    const isVerified = await subtle.verify(
      RSA_SHA256.name,
      publicKey,
      Buffer.from(decodeURIComponent(encoded), "base64"),
      Buffer.from(`POST ${path}\n${header("client-id")}.${header("request-time")}.${received}`),
    );
    if (!isVerified) return { status: 401, headers: {}, body: "" };
    const body = JSON.stringify({ ...example, ...JSON.parse(received) });
    const time = new Date().toISOString();
    const content = Buffer.from(`POST ${path}\n${clientId}.${time}.${body}`);
    const signature = Buffer.from(await subtle.sign(RSA_SHA256.name, privateKey, content)).toString("base64");
    const headers = {
      "content-type": "application/json; charset=UTF-8",
      "client-id": clientId,
      "response-time": time,
      signature: `algorithm=RSA256,keyVersion=1,signature=${encodeURIComponent(signature)}`,
    };
    return { status: 200, headers, body };
  };
}
