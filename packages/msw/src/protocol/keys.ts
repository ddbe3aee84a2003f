import { RSA_SHA256 } from "@ams-vaulting/client/protocol";

/**
 * A WebCrypto key. Its global name is known to the DOM library alone; this one is read from `crypto`, which Node's types
 * describe too.
 */
export type MockKey = Awaited<ReturnType<typeof crypto.subtle.importKey>>;

/** The keys of both sides. */
export interface MockKeys {
  /** The private key is for `clientOptions` alone; leave it out where the client is configured without them. */
  merchant: { publicKey: MockKey; privateKey?: MockKey };
  gateway: { publicKey: MockKey; privateKey: MockKey };
}

/** Generating RSA keys takes a moment, so it happens once, when they are first needed. */
export function lazyKeys(make = generateKeys): () => Promise<MockKeys> {
  let keys: Promise<MockKeys> | undefined;
  return () => {
    keys ??= Promise.all([make(), make()]).then(([merchant, gateway]) => ({ merchant, gateway }));
    // The next call after a failure tries again.
    keys.catch(() => {
      keys = undefined;
    });
    return keys;
  };
}

export function generateKeys(): Promise<{ publicKey: MockKey; privateKey: MockKey }> {
  const algorithm = { ...RSA_SHA256, modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) };
  return crypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
}

/** The merchant's private key. @throws {Error} where the mock has only the public key */
export function merchantPrivateKey({ merchant }: MockKeys): MockKey {
  if (merchant.privateKey) return merchant.privateKey;
  throw new Error("The mock has only the merchant's public key. Configure the client with the private key.");
}
