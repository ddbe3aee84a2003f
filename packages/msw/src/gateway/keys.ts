import { encodeBase64, RSA_SHA256 } from "@ams-vaulting/client/protocol";

/** The keys of both sides. */
export interface MockKeys {
  /** The private key is for `clientOptions` alone: whoever sets their client up without them keeps it. */
  merchant: { publicKey: CryptoKey; privateKey?: CryptoKey };
  gateway: { publicKey: CryptoKey; privateKey: CryptoKey };
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

/** A private key of the merchant's, where the mock was given one. */
export function merchantPrivateKey({ merchant }: MockKeys): CryptoKey {
  if (merchant.privateKey) return merchant.privateKey;
  throw new Error(
    "The mock was given the merchant's public key alone. Set the client up with its private key.",
  );
}

/** A key that is not the gateway's. */
export async function strangerKey({ merchant }: MockKeys): Promise<CryptoKey> {
  return merchant.privateKey ?? (await generate()).privateKey;
}

export async function keyTexts(keys: MockKeys): Promise<KeyTexts> {
  const [privateKey, alipayPublicKey] = await Promise.all([
    crypto.subtle.exportKey("pkcs8", merchantPrivateKey(keys)),
    crypto.subtle.exportKey("spki", keys.gateway.publicKey),
  ]);
  return {
    privateKey: encodeBase64(new Uint8Array(privateKey)),
    alipayPublicKey: encodeBase64(new Uint8Array(alipayPublicKey)),
  };
}
