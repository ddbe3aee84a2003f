import type { CryptoKeyLike } from "../crypto-key.ts";
import { ConfigurationError } from "../errors/configuration-error.ts";
import { isCryptoKey } from "./import-key.ts";
import type { KeyMaterial, Lazy, PublicKeyInput } from "./key-input.ts";
import type { KeyWait } from "./key-wait.ts";
import { isBytes, type LoadKey, loadOnce, requireKey } from "./load-key.ts";

/** The gateway's key of a version; `undefined` when there is none of this version. */
export type PublicKeys = (
  keyVersion: string | undefined,
  wait: KeyWait,
) => Promise<CryptoKeyLike | undefined>;

/**
 * The gateway's keys, imported once.
 *
 * @param loadOwn loads the merchant's own key, where there is one: its public half in place of the gateway's is named
 * @throws {ConfigurationError} at once for texts that are not a public key; later for keys that come later
 */
export function createPublicKeys(input: PublicKeyInput | undefined, loadOwn?: LoadKey): PublicKeys {
  const publicKey = requireKey(input, "alipayPublicKey");
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
  const single = versions ? undefined : loadOnce("public", publicKey as Lazy<KeyMaterial>, "alipayPublicKey");

  return async (keyVersion, wait) => {
    const load = single ?? (keyVersion === undefined ? undefined : versions?.get(keyVersion));
    const found = await load?.(wait);
    const mine = loadOwn && (await loadOwn(wait)).modulus;
    if (found?.modulus && found.modulus === mine) {
      throw new ConfigurationError(
        "key_invalid",
        "alipayPublicKey",
        "This is your own public key: it belongs to privateKey. Take the gateway's key from the dashboard.",
      );
    }
    return found?.key;
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

function isVersionMap(value: PublicKeyInput): value is { readonly [keyVersion: string]: Lazy<KeyMaterial> } {
  if (typeof value !== "object" || isBytes(value) || isCryptoKey(value)) return false;
  return !("then" in value || "export" in value || Array.isArray(value));
}
