import { formatSignatureHeader, sign, stringToSign } from "@ams-vaulting/client/protocol";
import type { AnyExample } from "../contract/examples.ts";
import type { MockKey } from "./keys.ts";
import type { MockResponse } from "./mock-response.ts";

export interface ResponseParts {
  example: AnyExample;
  /** Members to put in place of the example's, where the example has them: the ids of the request. */
  echo: Record<string, unknown>;
  /** The path of the request's URL. */
  path: string;
  clientId: string;
  /** The version of the gateway's key. */
  keyVersion: string;
  now: number;
  privateKey(): Promise<MockKey>;
}

/** A response as the gateway would send it: the example's body, signed unless the contract says that it is not. */
export async function buildResponse(parts: ResponseParts): Promise<MockResponse> {
  const { example, path, clientId } = parts;
  const body = JSON.stringify(echoInto(example.body, parts.echo));
  const headers: Record<string, string> = {
    "content-type": "application/json; charset=UTF-8",
    "client-id": clientId,
  };
  if (example.signed) {
    const time = `${new Date(parts.now).toISOString().slice(0, 19)}Z`;
    const signature = await sign(await parts.privateKey(), stringToSign({ path, clientId, time, body }));
    headers["response-time"] = time;
    headers.signature = formatSignatureHeader(signature, parts.keyVersion);
  }
  return { status: 200, headers, body };
}

function echoInto(body: AnyExample["body"], echo: Record<string, unknown>): Record<string, unknown> {
  const known = Object.entries(echo).filter(([member]) => Object.hasOwn(body, member));
  return { ...body, ...Object.fromEntries(known) };
}
