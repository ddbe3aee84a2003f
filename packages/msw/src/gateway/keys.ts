import { RSA_SHA256 } from "@ams-vaulting/client/protocol";

/** The keys of both sides. */
export interface MockKeys {
  /** The private key is for `clientOptions` alone: whoever sets their client up without them keeps it. */
  merchant: { publicKey: CryptoKey; privateKey?: CryptoKey };
  gateway: { publicKey: CryptoKey; privateKey: CryptoKey };
}

/** Generating RSA keys takes a moment, so it happens once and not before somebody needs them. */
export function lazyKeys(make = generateKeys): () => Promise<MockKeys> {
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

export function generateKeys(): Promise<CryptoKeyPair> {
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
