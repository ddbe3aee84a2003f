import { ConfigurationError } from "../errors/configuration-error.ts";
import { sign } from "../signature/algorithm.ts";
import type { KeyMaterial, Lazy, PrivateKeyInput, PublicKeyInput, Signer } from "./key-input.ts";
import { type KeyWait, waitForKey } from "./key-wait.ts";
import { isBytes, loadOnce, requireKey } from "./load-key.ts";
import { createPublicKeys, type PublicKeys } from "./public-keys.ts";

/** The keys of a client, imported once. */
export interface Keyring {
  /** Signs a text with the merchant's key. */
  sign(text: string, wait: KeyWait): Promise<Uint8Array>;
  publicKey: PublicKeys;
}

/** @throws {ConfigurationError} at once for texts that are not a key of their slot; later for keys that come later. */
export function createKeyring(options: {
  privateKey: PrivateKeyInput | undefined;
  alipayPublicKey: PublicKeyInput | undefined;
}): Keyring {
  const privateKey = requireKey(options.privateKey, "privateKey");
  const signer = isSigner(privateKey) ? privateKey : undefined;
  const loadOwn = signer ? undefined : loadOnce("private", privateKey as Lazy<KeyMaterial>, "privateKey");
  const publicKey = createPublicKeys(options.alipayPublicKey, loadOwn);
  return {
    async sign(text, wait) {
      if (!loadOwn) return waitForKey(wait, "privateKey", signWith(signer as Signer, text));
      const { key } = await loadOwn(wait);
      return sign(key, text).catch(() => {
        throw new ConfigurationError(
          "key_invalid",
          "privateKey",
          "The platform cannot sign with the key: its bytes are damaged.",
        );
      });
    },
    publicKey,
  };
}

async function signWith(signer: Signer, text: string): Promise<Uint8Array> {
  let signature: unknown;
  try {
    signature = await signer(new TextEncoder().encode(text));
  } catch (cause) {
    throw new ConfigurationError(
      "key_unavailable",
      "privateKey",
      "The signing function failed; the cause says why.",
      { cause },
    );
  }
  if (isBytes(signature) && signature.byteLength > 0) return new Uint8Array(signature);
  throw new ConfigurationError(
    "key_invalid",
    "privateKey",
    "The signing function did not return the bytes of a signature. (A function without parameters is called for a key.)",
  );
}

function isSigner(value: PrivateKeyInput): value is Signer {
  return typeof value === "function" && value.length > 0;
}
