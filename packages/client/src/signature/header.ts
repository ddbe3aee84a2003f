import type { Bytes } from "../bytes.ts";
import { decodeBase64, encodeBase64 } from "./base64.ts";

/** The parts of a `signature` header. */
export interface SignatureHeader {
  /** The version of the key, as the sender counts its keys. */
  keyVersion: string | undefined;
  signature: Bytes;
}

/** The only algorithm of the gateway: RSASSA-PKCS1-v1_5 with SHA-256. */
const ALGORITHM = "RSA256";

/** `algorithm=RSA256,keyVersion=1,signature=<percent-encoded base64>` */
export function formatSignatureHeader(signature: Uint8Array, keyVersion: string): string {
  return `algorithm=${ALGORITHM},keyVersion=${keyVersion},signature=${encodeURIComponent(encodeBase64(signature))}`;
}

/**
 * Reads a `signature` header. Lenient in form: spaces, the order of the parts, the case of names and of hex escapes.
 * Strict in meaning: each part at most once, the one algorithm, base64 that decodes.
 *
 * @returns the parts, or a sentence that says what is wrong (without the signature in it)
 */
export function parseSignatureHeader(header: string): SignatureHeader | string {
  const parts = new Map<string, string>();
  for (const part of header.split(",")) {
    const equals = part.indexOf("=");
    if (equals < 0) return "a part has no =";
    const name = part.slice(0, equals).trim().toLowerCase();
    if (parts.has(name)) return "a part is repeated";
    parts.set(name, part.slice(equals + 1).trim());
  }
  const algorithm = parts.get("algorithm");
  if (algorithm?.toUpperCase() !== ALGORITHM) return `the algorithm is not ${ALGORITHM}`;
  const signature = decodeBase64(percentDecode(parts.get("signature") ?? "") ?? "");
  if (!signature) return "the signature is missing or not base64";
  return { keyVersion: parts.get("keyversion"), signature };
}

/** Decodes only what is percent-encoded: a literal `+` is base64 and stays a plus. `undefined` for a broken escape. */
function percentDecode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
