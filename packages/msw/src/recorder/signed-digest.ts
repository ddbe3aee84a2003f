import type { MockKey } from "../protocol/keys.ts";
import { toHex } from "../text/hex.ts";

/** DER of `DigestInfo` for SHA-256, up to the digest (RFC 8017, section 9.2, note 1). */
const SHA256_PREFIX = "3031300d060960864801650304020105000420";

/**
 * The SHA-256 digest that a signature was made over, as hex; `undefined` when the signature was not made with this
 * key. RSA gives it away: the signature to the power of the public exponent is the padded digest.
 */
export async function signedDigest(publicKey: MockKey, signature: Uint8Array): Promise<string | undefined> {
  const { n = "", e = "" } = await crypto.subtle.exportKey("jwk", publicKey);
  const modulus = fromBase64url(n);
  const padded = power(fromBytes(signature), fromBase64url(e), modulus).toString(16);
  const match = new RegExp(`^1f+00${SHA256_PREFIX}([0-9a-f]{64})$`).exec(padded);
  return match?.[1];
}

/** Square and multiply. Nothing is secret about a public key, so timing does not matter. */
function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  let square = base % modulus;
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

function fromBytes(bytes: Uint8Array): bigint {
  return BigInt(`0x0${toHex(bytes)}`);
}

function fromBase64url(text: string): bigint {
  return fromBytes(
    Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (character) =>
      character.charCodeAt(0),
    ),
  );
}
