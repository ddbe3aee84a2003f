import { ConfigurationError } from "../errors/configuration-error.ts";
import { TrustError } from "../errors/trust-error.ts";
import type { CallEvidence } from "../errors/vaulting-error.ts";
import { digest, fingerprint } from "../keys/fingerprint.ts";
import type { KeyWait } from "../keys/key-wait.ts";
import type { PublicKeys } from "../keys/public-keys.ts";
import { verify } from "../signature/algorithm.ts";
import { bytesToVerify } from "../signature/content.ts";
import { parseSignatureHeader } from "../signature/header.ts";
import { parseTime } from "./response-time.ts";

/** A response as it came in, and what it is verified against. */
export interface ResponseToVerify {
  headers: Headers;
  body: Uint8Array;
  /** The path of the request. */
  path: string;
  clientId: string;
  publicKey: PublicKeys;
  wait: KeyWait;
  now: number;
  maxClockSkewMs: number;
  evidence: CallEvidence;
}

/**
 * Verifies a response before anything in it is read.
 *
 * @returns `verified`, or `unsigned` when the response carries no part of a signature
 * @throws {TrustError} in every other case
 */
export async function verifyResponse(response: ResponseToVerify): Promise<"verified" | "unsigned"> {
  const { headers, body, path, clientId, evidence } = response;
  const sender = headers.get("client-id");
  if (sender !== null && sender.trim() !== clientId) {
    const what = isRepeated(sender) ? "repeats the client-id header" : "is for another client id";
    throw new TrustError("client_id_mismatch", `The response ${what}, so it was not used.`, evidence);
  }
  const header = headers.get("signature");
  const time = headers.get("response-time");
  if (header === null && time === null) return "unsigned";
  if (header === null || time === null) {
    const missing = header === null ? "signature" : "response-time";
    throw new TrustError(
      "half_signed",
      `The response has no ${missing} header. Does a proxy remove it?`,
      evidence,
    );
  }
  const parsed = parseSignatureHeader(header);
  if (typeof parsed === "string") {
    throw new TrustError("signature_malformed", `The signature header cannot be read: ${parsed}.`, evidence);
  }
  const sent = parseTime(time);
  if (sent === undefined) {
    const what = isRepeated(time) ? "is repeated" : "is not an ISO 8601 time";
    throw new TrustError("response_time_malformed", `The response-time header ${what}.`, evidence);
  }
  const key = await response.publicKey(parsed.keyVersion, response.wait);
  if (!key) {
    throw new TrustError(
      "key_version_unknown",
      "The response is signed with a key version that alipayPublicKey does not have. Add the gateway's new key.",
      evidence,
    );
  }
  const bytes = bytesToVerify({ path, clientId, time }, body);
  if (!(await verifyOrExplain(key, parsed.signature, bytes))) {
    throw new TrustError(
      "signature_mismatch",
      await explainMismatch(response, time, await fingerprint(key)),
      evidence,
    );
  }
  // Last, so that nobody who cannot sign learns anything from it.
  const skew = sent - response.now;
  if (!(Math.abs(skew) <= response.maxClockSkewMs)) {
    const direction = skew < 0 ? "old" : "ahead of the local clock";
    throw new TrustError(
      "response_time_skewed",
      `The response is ${Math.round(Math.abs(skew) / 1000)} s ${direction}. Is the local clock right? Else it is a replay.`,
      evidence,
    );
  }
  return "verified";
}

/** Headers of one name are joined by commas; neither a client id nor a time has one of its own. */
function isRepeated(value: string): boolean {
  return value.includes(",");
}

function verifyOrExplain(...parts: Parameters<typeof verify>): Promise<boolean> {
  return verify(...parts).catch(() => {
    throw new ConfigurationError(
      "key_invalid",
      "alipayPublicKey",
      "The platform cannot verify with this key.",
    );
  });
}

async function explainMismatch(
  { path, clientId, body }: ResponseToVerify,
  time: string,
  key: string,
): Promise<string> {
  const sum = await digest(new Uint8Array(body));
  return [
    "The signature of the response does not fit, so it was not used. Likely causes, in order:",
    "1. alipayPublicKey is not the gateway's key of this client id, region and environment. Compare its fingerprint",
    `   with the dashboard: SHA-256 ${key}`,
    "2. A proxy changed the body or the path. Verified was:",
    `   POST ${path}\\n${clientId}.${time.slice(0, 40)}.<body of ${body.length} bytes, SHA-256 ${sum}>`,
    "3. The response was forged.",
  ].join("\n");
}
