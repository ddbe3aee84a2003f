import {
  bytesToVerify,
  check,
  isStructural,
  type OperationDescription,
  parseSignatureHeader,
  schemas,
  type Violation,
  verify,
} from "@ams-vaulting/client/protocol";
import type { IncomingRequest } from "./incoming-request.ts";
import type { MockKey } from "./keys.ts";
import { parseJson } from "./parse-json.ts";

/** A request that the gateway accepts, or why it does not. */
export type Inspection = { accepted: Record<string, unknown> } | Refusal;

/** Why a request is refused, and what an explanation of it needs. */
export type Refusal =
  | {
      refused:
        | "method-other"
        | "media-type-other"
        | "client-unknown"
        | "key-version-unknown"
        | "path-unknown";
    }
  /** Without a body when there is no signature that could fit it. */
  | { refused: "signature-mismatch"; body?: Uint8Array }
  | { refused: "request-invalid"; value: unknown; violations: Violation[] };

export interface Merchant {
  clientId: string;
  keyVersion: string;
  publicKey(): Promise<MockKey>;
}

/**
 * Looks at a request as the gateway does: method, media type, client, key, signature, body, in this order.
 *
 * @param path the path of the request's URL
 */
export async function inspectRequest(
  request: IncomingRequest,
  path: string,
  operation: OperationDescription,
  merchant: Merchant,
): Promise<Inspection> {
  const { headers, method } = request;
  if (method !== "POST") return { refused: "method-other" };
  const mediaType = headers.get("content-type");
  if (mediaType !== null && !/^application\/json\s*(;|$)/i.test(mediaType.trim()))
    return { refused: "media-type-other" };
  const clientId = headers.get("client-id")?.trim();
  if (clientId !== merchant.clientId) return { refused: "client-unknown" };
  const time = headers.get("request-time");
  const signature = parseSignatureHeader(headers.get("signature") ?? "");
  if (!time || typeof signature === "string") return { refused: "signature-mismatch" };
  if (signature.keyVersion !== merchant.keyVersion) return { refused: "key-version-unknown" };
  const body = new Uint8Array(await request.arrayBuffer());
  const signed = bytesToVerify({ path, clientId, time }, body);
  if (!(await verify(await merchant.publicKey(), signature.signature, signed)))
    return { refused: "signature-mismatch", body };
  const value = parseJson(body);
  const violations = check(schemas, operation.request, value).filter(isRefused);
  if (violations.length > 0) return { refused: "request-invalid", value, violations };
  return { accepted: value as Record<string, unknown> };
}

/** SDKs send null for what they leave out, and members or values that are newer than the contract. */
function isRefused(violation: Violation): boolean {
  return (
    isStructural(violation) || !["null_member", "unknown_member", "unknown_value"].includes(violation.rule)
  );
}
