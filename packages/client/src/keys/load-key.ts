import { ConfigurationError } from "../errors/configuration-error.ts";
import { familyOf } from "../errors/vaulting-error.ts";
import { decodeForSlot, type ImportedKey, importKey, isCryptoKey } from "./import-key.ts";
import type { KeyMaterial, Lazy } from "./key-input.ts";
import { type KeyWait, waitForKey } from "./key-wait.ts";

/** Loads a key that may come later. */
export type LoadKey = (wait: KeyWait) => Promise<ImportedKey>;

/**
 * Text and bytes are looked at now, the rest at the first use. Only a key that has arrived is kept. While one loads,
 * attempts wait for the same load, until one of them ends without it: the next attempt loads anew, and the others go
 * on waiting. On Workers what a request has begun does not settle any more once that request has ended.
 */
export function loadOnce(slot: "private" | "public", input: Lazy<KeyMaterial>, option: string): LoadKey {
  requireKey(input, option);
  if (!isLater(input)) checkMaterial(input, option);
  if (typeof input === "string" || isBytes(input)) decodeForSlot(slot, input, option);
  // A promise that fails before the first call must not end the process; the call will say it.
  if (isPromise(input)) input.catch(() => {});
  let arrived: ImportedKey | undefined;
  let pending: Promise<ImportedKey> | undefined;
  return async function loaded(wait): Promise<ImportedKey> {
    if (arrived) return arrived;
    const isOwn = !pending;
    pending ??= load();
    const shared = pending;
    const forget = () => {
      if (pending === shared) pending = undefined;
    };
    wait.signal.addEventListener("abort", forget, { once: true });
    try {
      arrived = await waitForKey(wait, option, shared);
      return arrived;
    } catch (error) {
      if (isOwn || familyOf(error)) throw error;
    } finally {
      forget();
      wait.signal.removeEventListener("abort", forget);
    }
    // Not the load failed but the waiting for it: workerd lets no request wait for what another one has begun.
    return loaded(wait);
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
    checkMaterial(material, option);
    return importKey(slot, material, option);
  }
}

function isLater(input: Lazy<KeyMaterial>): input is Exclude<Lazy<KeyMaterial>, KeyMaterial> {
  return typeof input === "function" || (typeof input === "object" && "then" in input);
}

function checkMaterial(material: unknown, option: string): asserts material is KeyMaterial {
  if (typeof material === "string" || isBytes(material) || isCryptoKey(material)) return;
  const message =
    material === undefined || material === null
      ? "The key is empty: its promise or function returned nothing."
      : "This is not a key: give PEM, base64, DER bytes or a CryptoKey.";
  throw new ConfigurationError("key_invalid", option, message);
}

/** @throws {ConfigurationError} `option_missing` for undefined and null */
export function requireKey<T>(value: T | undefined | null, option: string): T {
  if (value === undefined || value === null) {
    throw new ConfigurationError(
      "option_missing",
      option,
      "The key is missing. Is the environment variable set?",
    );
  }
  return value;
}

// By what they are, not by `instanceof`: test environments have a second copy of these classes.
const tagOf = (value: unknown): string => Object.prototype.toString.call(value);

export function isBytes(value: unknown): value is Uint8Array | ArrayBuffer {
  return ["[object Uint8Array]", "[object ArrayBuffer]"].includes(tagOf(value));
}

/** Another thenable may only begin to load when it is awaited. */
function isPromise(value: unknown): value is Promise<unknown> {
  return tagOf(value) === "[object Promise]";
}
