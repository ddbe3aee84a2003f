import type { CryptoKeyLike } from "../crypto-key.ts";
import { ConfigurationError } from "../errors/configuration-error.ts";
import { sign } from "../signature/algorithm.ts";
import { isCryptoKey } from "./import-key.ts";
import type { KeyMaterial, Lazy, PrivateKeyInput, PublicKeyInput, Signer } from "./key-input.ts";
import { type KeyWait, waitForKey } from "./key-wait.ts";
import { given, isBytes, loadOnce } from "./load-key.ts";

/** The keys of a client, imported once. */
export interface Keyring {
  /** Signs a text with the merchant's key. */
  sign(text: string, wait: KeyWait): Promise<Uint8Array>;
  /** The gateway's key of a version; `undefined` when it has none of this version. */
  publicKey(keyVersion: string | undefined, wait: KeyWait): Promise<CryptoKeyLike | undefined>;
}

/** @throws {ConfigurationError} at once for texts that are no key of their slot; later for keys that come later. */
export function createKeyring(options: {
  privateKey: PrivateKeyInput | undefined;
  alipayPublicKey: PublicKeyInput | undefined;
}): Keyring {
  const privateKey = given(options.privateKey, "privateKey");
  const publicKey = given(options.alipayPublicKey, "alipayPublicKey");
  const signer = isSigner(privateKey) ? privateKey : undefined;
  const own = signer ? undefined : loadOnce("private", privateKey as Lazy<KeyMaterial>, "privateKey");
  const versions = isVersionMap(publicKey)
    ? new Map(
        Object.entries(publicKey).map(([version, key]) => [
          version,
          loadOnce("public", key, nameOf(version)),
        ]),
      )
    : undefined;
  if (versions?.size === 0)
    throw new ConfigurationError("option_missing", "alipayPublicKey", "The map of keys is empty.");
  const only = versions ? undefined : loadOnce("public", publicKey as Lazy<KeyMaterial>, "alipayPublicKey");

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
    async publicKey(keyVersion, wait) {
      const load = only ?? (keyVersion === undefined ? undefined : versions?.get(keyVersion));
      const found = await load?.(wait);
      const mine = own && (await own(wait)).modulus;
      if (found?.modulus && found.modulus === mine) {
        throw new ConfigurationError(
          "key_invalid",
          "alipayPublicKey",
          "This is your own public key: it belongs to privateKey. Take the gateway's key from the dashboard.",
        );
      }
      return found?.key;
    },
  };
}

/** A version is a short name; anything else could be a key in the wrong place, and is not shown. */
function nameOf(version: string): string {
  if (/^[\w.-]{1,16}$/.test(version)) return `alipayPublicKey[${JSON.stringify(version)}]`;
  throw new ConfigurationError(
    "option_invalid",
    "alipayPublicKey",
    "The names in a map of keys are key versions such as 1.",
  );
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

function isVersionMap(value: PublicKeyInput): value is { readonly [keyVersion: string]: Lazy<KeyMaterial> } {
  if (typeof value !== "object" || isBytes(value) || isCryptoKey(value)) return false;
  return !("then" in value || "export" in value || Array.isArray(value));
}
