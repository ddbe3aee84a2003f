import type { Bytes } from "../bytes.ts";
import type { CryptoKeyLike } from "../crypto-key.ts";

/** SHA-256 of a public key in SPKI form, as hex: to compare with the dashboard. It gives nothing away. */
export async function fingerprint(key: CryptoKeyLike): Promise<string> {
  if (!key.extractable) return "unknown (the key is not extractable)";
  return digest(new Uint8Array(await crypto.subtle.exportKey("spki", key as CryptoKey)));
}

/** SHA-256 as hex. */
export async function digest(bytes: Bytes): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
