/** DER bytes of base64. */
export function toBytes(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
}

/** PEM with lines of 64 characters, as openssl writes it. */
export function toPem(base64: string, label: string): string {
  const lines = base64.match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ""].join("\n");
}

const RSA_SHA256 = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };

export function importPrivate(base64: string): Promise<CryptoKey> {
  return crypto.subtle.importKey("pkcs8", toBytes(base64), RSA_SHA256, false, ["sign"]);
}

export function importPublic(base64: string): Promise<CryptoKey> {
  return crypto.subtle.importKey("spki", toBytes(base64), RSA_SHA256, true, ["verify"]);
}

/** A signing function, as one around a KMS. */
export async function signerOf(base64: string) {
  const key = await importPrivate(base64);
  return async (data: Uint8Array): Promise<Uint8Array> =>
    new Uint8Array(await crypto.subtle.sign(RSA_SHA256.name, key, new Uint8Array(data)));
}
