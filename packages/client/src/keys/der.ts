import type { Bytes } from "../bytes.ts";

/** What a DER structure is, as far as keys are concerned. */
export type KeyKind =
  | "pkcs8"
  | "pkcs1-private"
  | "spki"
  | "pkcs1-public"
  | "encrypted"
  | "ec"
  | "certificate"
  | "pkcs12"
  | "truncated"
  | "unknown";

interface Element {
  tag: number;
  /** Where the content begins and ends, and where the element begins. */
  start: number;
  from: number;
  to: number;
}

const SEQUENCE = 0x30;
const INTEGER = 0x02;
const OCTET_STRING = 0x04;
const BIT_STRING = 0x03;
const RSA_OID = "2a864886f70d010101";
const EC_OID = "2a8648ce3d0201";
/** The content types of PKCS#7, of which a PKCS#12 file has one (RFC 7292). */
const PKCS7_OID = "2a864886f70d0107";

/** Reads one element; `undefined` when the bytes end before it does. */
function element(der: Uint8Array, start: number): Element | undefined {
  const tag = der[start];
  let length = der[start + 1];
  if (tag === undefined || length === undefined) return undefined;
  let from = start + 2;
  if (length >= 0x80) {
    const size = length & 0x7f;
    if (size === 0 || size > 4) return undefined;
    length = 0;
    for (let i = 0; i < size; i++) {
      const byte = der[from++];
      if (byte === undefined) return undefined;
      length = length * 256 + byte;
    }
  }
  return { tag, start, from, to: from + length };
}

function children(der: Uint8Array, parent: Element): Element[] {
  const list: Element[] = [];
  for (let at = parent.from; at < parent.to; ) {
    const next = element(der, at);
    if (!next || next.to > parent.to) break;
    list.push(next);
    at = next.to;
  }
  return list;
}

/** Says what kind of key the bytes are, so that a wrong one gets an error that names the mistake. */
export function kindOf(der: Uint8Array): KeyKind {
  const root = element(der, 0);
  if (root?.tag !== SEQUENCE) return "unknown";
  if (root.to > der.length) return "truncated";
  const [first, second, third] = children(der, root);
  const algorithm = (parent: Element | undefined) => {
    const oid = parent && children(der, parent)[0];
    return oid ? hex(der.subarray(oid.from, oid.to)) : "";
  };
  if (first?.tag === INTEGER && second?.tag === SEQUENCE) {
    const oid = algorithm(second);
    return oid.startsWith(PKCS7_OID) ? "pkcs12" : rsaOrEc(oid, "pkcs8");
  }
  if (first?.tag === INTEGER && second?.tag === OCTET_STRING) return "ec";
  if (first?.tag === INTEGER && second?.tag === INTEGER) return third ? "pkcs1-private" : "pkcs1-public";
  if (first?.tag === SEQUENCE && second?.tag === BIT_STRING) return rsaOrEc(algorithm(first), "spki");
  if (first?.tag === SEQUENCE && second?.tag === OCTET_STRING) return "encrypted";
  if (first?.tag === SEQUENCE && second?.tag === SEQUENCE && third?.tag === BIT_STRING) return "certificate";
  return "unknown";
}

function rsaOrEc(oid: string, kind: KeyKind): KeyKind {
  return oid === RSA_OID ? kind : oid === EC_OID ? "ec" : "unknown";
}

/** The RSA modulus of a key of any of the four RSA kinds, as hex: equal for the two halves of a pair. */
export function modulusOf(der: Uint8Array): string | undefined {
  const root = element(der, 0);
  if (!root) return undefined;
  const [first, second, third] = children(der, root);
  const inner = (wrapped: Element | undefined, skip: number) =>
    wrapped && modulusOf(der.subarray(wrapped.from + skip, wrapped.to));
  switch (kindOf(der)) {
    case "pkcs8":
      return inner(third, 0);
    case "spki":
      return inner(second, 1); // a BIT STRING begins with the number of unused bits
    case "pkcs1-private":
      return second && hex(der.subarray(second.from, second.to));
    case "pkcs1-public":
      return first && hex(der.subarray(first.from, first.to));
    default:
      return undefined;
  }
}

const RSA_ALGORITHM = [
  0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00,
];

/** Wraps PKCS#1 in PKCS#8 (RFC 5208) or SPKI (RFC 5280): WebCrypto reads nothing else. */
export function wrapPkcs1(der: Uint8Array, kind: "pkcs1-private" | "pkcs1-public"): Bytes {
  const body = Array.from(der);
  const content =
    kind === "pkcs1-private"
      ? [INTEGER, 1, 0, ...RSA_ALGORITHM, ...tagged(OCTET_STRING, body)]
      : [...RSA_ALGORITHM, ...tagged(BIT_STRING, [0, ...body])];
  return Uint8Array.from(tagged(SEQUENCE, content));
}

function tagged(tag: number, content: number[]): number[] {
  const { length } = content;
  if (length < 0x80) return [tag, length, ...content];
  const size = length < 0x100 ? [length] : [length >> 8, length & 0xff];
  return [tag, 0x80 | size.length, ...size, ...content];
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
