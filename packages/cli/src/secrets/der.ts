const SEQUENCE = 0x30;
const INTEGER = 0x02;
const OBJECT_ID = 0x06;
const VERSION_TAG = 0xa0;

/**
 * Whether bytes begin as keys and certificates do (ITU-T X.690, RFC 5958, RFC 8017, RFC 5280): a sequence that begins
 * with a version, with an algorithm, or with a modulus. The first 16 bytes are enough.
 */
export function beginsAsKey(bytes: Uint8Array): boolean {
  const outer = contentOf(bytes, 0, SEQUENCE);
  if (outer === undefined || outer.length < 24) return false;
  const version = contentOf(bytes, outer.start, INTEGER);
  if (version) {
    // PKCS#8 and PKCS#1 and SEC 1: a version of one byte. A public key of PKCS#1: the modulus, which is positive.
    if (version.length > 1) return version.length > 64 && bytes[version.start] === 0;
    const next = bytes[version.start + 1];
    return (bytes[version.start] ?? 9) < 4 && [SEQUENCE, INTEGER, 0x04].includes(next ?? 0);
  }
  const inner = contentOf(bytes, outer.start, SEQUENCE);
  return inner !== undefined && [OBJECT_ID, VERSION_TAG].includes(bytes[inner.start] ?? 0);
}

/** Where the content of an element begins, and its length. */
function contentOf(
  bytes: Uint8Array,
  at: number,
  tag: number,
): { start: number; length: number } | undefined {
  const [first, second = 0, third = 0, fourth = 0] = bytes.subarray(at);
  if (first !== tag) return undefined;
  if (second < 0x80) return { start: at + 2, length: second };
  if (second === 0x81) return { start: at + 3, length: third };
  return second === 0x82 ? { start: at + 4, length: third * 256 + fourth } : undefined;
}
