import { ConfigurationError } from "../errors/configuration-error.ts";
import { sign } from "../signature/algorithm.ts";
import type { KeyMaterial, Lazy, PrivateKeyInput, PublicKeyInput, Signer } from "./key-input.ts";
import { type KeyWait, waitForKey } from "./key-wait.ts";
import { given, isBytes, loadOnce } from "./load-key.ts";
import { createPublicKeys, type PublicKeys } from "./public-keys.ts";

/** The keys of a client, imported once. */
export interface Keyring {
  /** Signs a text with the merchant's key. */
  sign(text: string, wait: KeyWait): Promise<Uint8Array>;
  publicKey: PublicKeys;
}

/** @throws {ConfigurationError} at once for texts that are no key of their slot; later for keys that come later. */
export function createKeyring(options: {
  privateKey: PrivateKeyInput | undefined;
  alipayPublicKey: PublicKeyInput | undefined;
}): Keyring {
  const privateKey = given(options.privateKey, "privateKey");
  const signer = isSigner(privateKey) ? privateKey : undefined;
  const own = signer ? undefined : loadOnce("private", privateKey as Lazy<KeyMaterial>, "privateKey");
  const publicKey = createPublicKeys(options.alipayPublicKey, own);
  return {
    async sign(text, wait) {
      if (!own) return waitForKey(wait, "privateKey", signWith(signer as Signer, text));
      const { key } = await own(wait);
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
    "The signing function did not return the bytes of a signature. (A function without parameters is asked for a key.)",
  );
}

function isSigner(value: PrivateKeyInput): value is Signer {
  return typeof value === "function" && value.length > 0;
}
