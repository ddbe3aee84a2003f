import type { CryptoKeyLike } from "../crypto-key.ts";

/** A key as text (PEM, or base64 of DER), as DER bytes, or imported already. */
export type KeyMaterial = string | Uint8Array | ArrayBuffer | CryptoKeyLike;

/** Something that may come later. It is called for once, at the first request. */
export type Lazy<T> = T | PromiseLike<T> | (() => T | PromiseLike<T>);

/**
 * Signs bytes with RSASSA-PKCS1-v1_5 and SHA-256 where the key cannot leave its store (KMS, HSM).
 * It is recognised by its parameter: a function without parameters is taken for one that returns a key.
 */
export type Signer = (data: Uint8Array) => Uint8Array | ArrayBuffer | PromiseLike<Uint8Array | ArrayBuffer>;

/** The merchant's private key: PKCS#8 or PKCS#1. */
export type PrivateKeyInput = Lazy<KeyMaterial> | Signer;

/** The gateway's public key: SPKI or PKCS#1; or several by key version, while keys rotate. */
export type PublicKeyInput = Lazy<KeyMaterial> | { readonly [keyVersion: string]: Lazy<KeyMaterial> };
