import { ConfigurationError } from "../errors/configuration-error.ts";
import { familyOf } from "../errors/vaulting-error.ts";
import { sign } from "../signature/algorithm.ts";
import { decodeForSlot, type ImportedKey, importKey, isCryptoKey } from "./import-key.ts";
import type {
  CryptoKeyLike,
  KeyMaterial,
  Lazy,
  PrivateKeyInput,
  PublicKeyInput,
  Signer,
} from "./key-input.ts";

/** The keys of a client, imported once. */
export interface Keyring {
  /** Signs a text with the merchant's key. */
  sign(text: string): Promise<Uint8Array>;
  /** The gateway's key of a version; `undefined` when it has none of this version. */
  publicKey(keyVersion: string | undefined): Promise<CryptoKeyLike | undefined>;
}

/** @throws {ConfigurationError} at once for texts that are no key of their slot; later for keys that come later. */
export function createKeyring(options: {
  privateKey: PrivateKeyInput | undefined;
  alipayPublicKey: PublicKeyInput | undefined;
}): Keyring {
  const privateKey = given(options.privateKey, "privateKey");
  const publicKey = given(options.alipayPublicKey, "alipayPublicKey");
  const signer = isSigner(privateKey) ? privateKey : undefined;
  const own = signer ? undefined : once("private", privateKey as Lazy<KeyMaterial>, "privateKey");
  const versions = isVersionMap(publicKey)
    ? new Map(
        Object.entries(publicKey).map(([version, key]) => [
          version,
          once("public", key, `alipayPublicKey[${JSON.stringify(version)}]`),
        ]),
      )
    : undefined;
  if (versions?.size === 0)
    throw new ConfigurationError("option_missing", "alipayPublicKey", "The map of keys is empty.");
  const only = versions ? undefined : once("public", publicKey as Lazy<KeyMaterial>, "alipayPublicKey");

  return {
    async sign(text) {
      if (signer) return signWith(signer, text);
      const { key } = await (own as () => Promise<ImportedKey>)();
      return sign(key, text).catch(() => {
        throw new ConfigurationError(
          "key_invalid",
          "privateKey",
          "The platform cannot sign with the key: its bytes are damaged.",
        );
      });
    },
    async publicKey(keyVersion) {
      const load = only ?? (keyVersion === undefined ? undefined : versions?.get(keyVersion));
      const found = await load?.();
      const mine = own && (await own()).modulus;
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

function given<T>(value: T | undefined | null, option: string): T {
  if (value === undefined || value === null) {
    throw new ConfigurationError(
      "option_missing",
      option,
      "The key is missing. Is the environment variable set?",
    );
  }
  return value;
}

/** Text and bytes are looked at now, the rest at the first use. A failure to load is tried again at the next use. */
function once(
  slot: "private" | "public",
  input: Lazy<KeyMaterial>,
  option: string,
): () => Promise<ImportedKey> {
  given(input, option);
  if (typeof input === "string" || isBytes(input)) decodeForSlot(slot, input, option);
  let pending: Promise<ImportedKey> | undefined;
  return () => {
    pending ??= load().catch((error: unknown) => {
      pending = undefined;
      throw error;
    });
    return pending;
  };

  async function load(): Promise<ImportedKey> {
    let material: KeyMaterial;
    try {
      material = await (typeof input === "function" ? input() : input);
    } catch (cause) {
      if (familyOf(cause)) throw cause;
      throw new ConfigurationError(
        "key_unavailable",
        option,
        "The key could not be loaded; the cause says why.",
        { cause },
      );
    }
    if (typeof material !== "string" && !isBytes(material) && !isCryptoKey(material)) {
      throw new ConfigurationError(
        "key_invalid",
        option,
        "This is no key: give PEM, base64, DER bytes or a CryptoKey.",
      );
    }
    return importKey(slot, material, option);
  }
}

async function signWith(signer: Signer, text: string): Promise<Uint8Array> {
  let signature: Uint8Array;
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
  if (signature instanceof Uint8Array && signature.length > 0) return signature;
  throw new ConfigurationError(
    "key_invalid",
    "privateKey",
    "The signing function did not return the bytes of a signature.",
  );
}

function isSigner(value: PrivateKeyInput): value is Signer {
  return typeof value === "function" && value.length > 0;
}

function isVersionMap(value: PublicKeyInput): value is { readonly [keyVersion: string]: Lazy<KeyMaterial> } {
  return typeof value === "object" && !isBytes(value) && !isCryptoKey(value) && !("then" in value);
}

function isBytes(value: unknown): value is Uint8Array | ArrayBuffer {
  return value instanceof Uint8Array || value instanceof ArrayBuffer;
}
