import type { Bytes } from "../bytes.ts";
import type { CryptoKeyLike } from "../crypto-key.ts";

/** RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017, section 8.2). */
export const RSA_SHA256 = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" } as const;

const utf8 = new TextEncoder();

/** Signs a text with a private key. */
export async function sign(key: CryptoKeyLike, text: string): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.sign(RSA_SHA256.name, key as CryptoKey, utf8.encode(text)));
}

/** Whether a signature over these bytes was made with the private half of a public key. */
export async function verify(key: CryptoKeyLike, signature: Bytes, bytes: Bytes): Promise<boolean> {
  return crypto.subtle.verify(RSA_SHA256.name, key as CryptoKey, signature, bytes);
}
