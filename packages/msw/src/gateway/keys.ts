import { encodeBase64, RSA_SHA256 } from "@ams-vaulting/client/protocol";

/** Key pairs for both sides, made for one mock and forgotten with it. */
export interface MockKeys {
  merchant: CryptoKeyPair;
  gateway: CryptoKeyPair;
}

/** The key texts that a client is set up with, in the form that the dashboard hands out: base64 of DER. */
export interface KeyTexts {
  /** The merchant's private key, PKCS#8. */
  privateKey: string;
  /** The gateway's public key, SPKI. */
  alipayPublicKey: string;
}

/** Generating RSA keys takes a moment, so it happens once and not before somebody needs them. */
export function lazyKeys(make = generate): () => Promise<MockKeys> {
  let keys: Promise<MockKeys> | undefined;
  return () => {
    keys ??= Promise.all([make(), make()]).then(([merchant, gateway]) => ({ merchant, gateway }));
    // Whoever asks after a failure gets another try.
    keys.catch(() => {
      keys = undefined;
    });
    return keys;
  };
}

function generate(): Promise<CryptoKeyPair> {
  const algorithm = { ...RSA_SHA256, modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) };
  return crypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
}

export async function keyTexts({ merchant, gateway }: MockKeys): Promise<KeyTexts> {
  const [privateKey, alipayPublicKey] = await Promise.all([
    crypto.subtle.exportKey("pkcs8", merchant.privateKey),
    crypto.subtle.exportKey("spki", gateway.publicKey),
  ]);
  return {
    privateKey: encodeBase64(new Uint8Array(privateKey)),
    alipayPublicKey: encodeBase64(new Uint8Array(alipayPublicKey)),
  };
}
