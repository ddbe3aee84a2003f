import type { Bytes } from "../bytes.ts";
import type { CryptoKeyLike } from "../crypto-key.ts";
import { ConfigurationError } from "../errors/configuration-error.ts";
import { RSA_SHA256 } from "../signature/algorithm.ts";
import { decodeKey } from "./decode.ts";
import { type KeyKind, kindOf, modulusOf, wrapPkcs1 } from "./der.ts";
import type { KeyMaterial } from "./key-input.ts";

/** A key, ready for use. */
export interface ImportedKey {
  key: CryptoKeyLike;
  /** The RSA modulus as hex, where the bytes were at hand. */
  modulus: string | undefined;
}

const SLOTS = {
  private: { usage: "sign", kinds: ["pkcs8", "pkcs1-private"], owner: "your private key" },
  public: { usage: "verify", kinds: ["spki", "pkcs1-public"], owner: "the gateway's public key" },
} as const;
type Slot = keyof typeof SLOTS;

/** Smaller keys are neither issued by the gateway nor safe. */
const MIN_BITS = 2048;

/** Imports a key for its slot. @throws {ConfigurationError} `key_invalid` that names the mistake, never the key. */
export async function importKey(slot: Slot, material: KeyMaterial, option: string): Promise<ImportedKey> {
  if (!globalThis.crypto?.subtle) {
    throw new ConfigurationError(
      "key_unavailable",
      option,
      "There is no WebCrypto (crypto.subtle) here. Browsers have it on https and localhost alone; in Jest use the environment node.",
    );
  }
  if (isCryptoKey(material)) {
    checkCryptoKey(slot, material, option);
    return { key: material, modulus: undefined };
  }
  const der = decodeForSlot(slot, material, option);
  const kind = kindOf(der);
  const wrapped = kind === "pkcs1-private" || kind === "pkcs1-public" ? wrapPkcs1(der, kind) : der;
  const format = slot === "private" ? "pkcs8" : "spki";
  let key: CryptoKeyLike;
  try {
    key = await crypto.subtle.importKey(format, wrapped, RSA_SHA256, slot === "public", [SLOTS[slot].usage]);
  } catch {
    // The platform's reason may quote what it read, so it is not kept as the cause.
    throw invalid(option, "The platform refuses the key: its bytes are damaged. Copy it again, whole.");
  }
  checkCryptoKey(slot, key, option);
  return { key, modulus: modulusOf(der) };
}

/** The part of the import that needs no waiting, so that a wrong text fails where it was written. */
export function decodeForSlot(
  slot: Slot,
  material: string | Uint8Array | ArrayBuffer,
  option: string,
): Bytes {
  const der = decodeKey(slot, material, option);
  const kind = kindOf(der);
  if ((SLOTS[slot].kinds as readonly KeyKind[]).includes(kind)) return der;
  throw invalid(option, explain(slot, kind));
}

function explain(slot: Slot, kind: KeyKind): string {
  const { owner } = SLOTS[slot];
  switch (kind) {
    case "pkcs8":
    case "pkcs1-private":
      return `This is a private key; ${owner} belongs here. Never hand out a private key.`;
    case "spki":
    case "pkcs1-public":
      return `This is a public key; ${owner} belongs here.`;
    case "encrypted":
      return "The key is encrypted. Decrypt it first: openssl pkcs8 -topk8 -nocrypt -in <file>.";
    case "ec":
      return "This is an EC key; the gateway uses RSA.";
    case "certificate":
      return "This is a certificate, not a key. Take its key: openssl x509 -pubkey -noout -in <file>.";
    case "pkcs12":
      return "This is a PKCS#12 file. Take its key: openssl pkcs12 -nodes -in <file>.";
    case "truncated":
      return "The key is cut off: its text ends too early. Copy it again, whole.";
    case "unknown":
      return `This is not an RSA key in PKCS#8, SPKI or PKCS#1 form; ${owner} belongs here.`;
  }
}

function checkCryptoKey(slot: Slot, key: CryptoKeyLike, option: string): void {
  const { usage, owner } = SLOTS[slot];
  if (key.type !== slot) throw invalid(option, `This CryptoKey is a ${key.type} key; ${owner} belongs here.`);
  const { name, hash, modulusLength } = key.algorithm as {
    name: string;
    hash?: { name: string };
    modulusLength?: number;
  };
  if (name !== RSA_SHA256.name || hash?.name !== RSA_SHA256.hash) {
    throw invalid(
      option,
      `This CryptoKey is not for ${RSA_SHA256.name} with ${RSA_SHA256.hash}. Import it for that.`,
    );
  }
  if (!key.usages.includes(usage))
    throw invalid(option, `This CryptoKey may not ${usage}. Import it with the usage "${usage}".`);
  if ((modulusLength ?? 0) < MIN_BITS) {
    throw invalid(
      option,
      `The key has ${modulusLength} bits; at least ${MIN_BITS} are needed. Generate a new pair.`,
    );
  }
}

export function isCryptoKey(value: unknown): value is CryptoKeyLike {
  return typeof value === "object" && value !== null && "algorithm" in value && "usages" in value;
}

function invalid(option: string, message: string): ConfigurationError {
  return new ConfigurationError("key_invalid", option, message);
}
