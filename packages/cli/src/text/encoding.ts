/** The encodings that are read. Others are refused: text decoded wrongly looks like ids that do not exist. */
export type Encoding = "utf-8" | "utf-16le" | "utf-16be";

export interface Recognised {
  readonly encoding: Encoding;
  /** Length of the byte order mark, in bytes; 0 without one. */
  readonly mark: number;
}

const MARKS: readonly [Encoding, readonly number[]][] = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];

/** Number of bytes that are inspected. */
const SAMPLE = 4096;

/**
 * The encoding of a text that begins so: what its mark says. Without one it is UTF-8, unless at least a quarter of the
 * first 2,048 pairs of bytes have a NUL on one side, and at most an eighth as many have it on the other. In UTF-16 the
 * letters, digits and line ends of ASCII are such pairs; UTF-8 has no NUL.
 */
export function recogniseEncoding(start: Uint8Array): Recognised {
  for (const [encoding, mark] of MARKS)
    if (mark.every((byte, index) => start[index] === byte)) return { encoding, mark: mark.length };
  const sample = start.subarray(0, SAMPLE);
  const nuls: [even: number, odd: number] = [0, 0];
  sample.forEach((byte, index) => {
    if (byte === 0) nuls[(index % 2) as 0 | 1]++;
  });
  const [even, odd] = nuls;
  const enough = Math.max(1, sample.length / 8);
  if (odd >= enough && even * 8 <= odd) return { encoding: "utf-16le", mark: 0 };
  if (even >= enough && odd * 8 <= even) return { encoding: "utf-16be", mark: 0 };
  return { encoding: "utf-8", mark: 0 };
}

/** Whether more bytes are needed to recognise what begins so. One complete line is enough; it does not wait for a second. */
export function isTooShort(start: Uint8Array): boolean {
  const hasLine = start.length >= 2 && (start.includes(10) || start.includes(13));
  return start.length < 64 && !hasLine;
}
