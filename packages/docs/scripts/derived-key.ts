import { checkPrimeSync, createHash, createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";

const E = 65537n;

export interface KeyPair {
  privateKey: KeyObject;
  publicKey: KeyObject;
}

/**
 * An RSA key computed from a text: the pages show numbers made with real keys, two builds have to give the same bytes, and
 * no key is committed. Anyone can compute it, so it protects nothing and is used for nothing else.
 */
export function derivedKey(text: string, bits = 2048): KeyPair {
  const key = made.get(text) ?? derive(text, bits);
  made.set(text, key);
  return key;
}

/** Finding primes takes a while, and every language shows the same numbers. */
const made = new Map<string, KeyPair>();

/** A key as PEM, in its usual form. */
export const pemOf = (key: KeyObject): string =>
  String(key.export({ type: key.type === "private" ? "pkcs8" : "spki", format: "pem" }));

function derive(text: string, bits: number): KeyPair {
  const p = primeFrom(`${text}, p`, bits / 2);
  const q = primeFrom(`${text}, q`, bits / 2);
  const d = inverse(E, (p - 1n) * (q - 1n));
  const parts = { n: p * q, e: E, d, p, q, dp: d % (p - 1n), dq: d % (q - 1n), qi: inverse(q, p) };
  const jwk = Object.fromEntries(Object.entries(parts).map(([name, value]) => [name, base64Url(value)]));
  const privateKey = createPrivateKey({ key: { kty: "RSA", ...jwk }, format: "jwk" });
  return { privateKey, publicKey: createPublicKey(privateKey) };
}

/** The first prime after a number that SHA-256 makes of the text; two bits are set so that a product has full length. */
function primeFrom(text: string, bits: number): bigint {
  let hex = "";
  for (let block = 0; hex.length < bits / 4; block++)
    hex += createHash("sha256").update(`${text}, ${block}`).digest("hex");
  const top = BigInt(bits);
  let candidate = BigInt(`0x${hex.slice(0, bits / 4)}`) | (3n << (top - 2n)) | 1n;
  while (candidate % E === 1n || !checkPrimeSync(candidate)) candidate += 2n;
  return candidate;
}

function inverse(value: bigint, modulus: bigint): bigint {
  let [a, b, x, y] = [((value % modulus) + modulus) % modulus, modulus, 1n, 0n];
  while (b !== 0n) {
    const quotient = a / b;
    [a, b] = [b, a - quotient * b];
    [x, y] = [y, x - quotient * y];
  }
  return ((x % modulus) + modulus) % modulus;
}

function base64Url(value: bigint): string {
  const hex = value.toString(16);
  return Buffer.from(hex.padStart(hex.length + (hex.length % 2), "0"), "hex").toString("base64url");
}
