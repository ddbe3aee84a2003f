import { UsageError } from "../failure.ts";
import { type Encoding, isTooShort, recogniseEncoding } from "./encoding.ts";
import { refusalOf } from "./signatures.ts";

/** Whole lines of a text, with `\n` for every line end, and without a byte order mark. */
export interface Lines {
  readonly text: string;
  /** The number of the first one, from 1. */
  readonly line: number;
}

/** No line with an id is longer; a file without line ends would fill the memory. */
const MAX_LINE = 1_048_576;

/**
 * Decodes a text as it comes: UTF-8 or UTF-16, with or without a mark, with any line ends.
 *
 * @param name of the text, for messages
 * @throws {UsageError} that names the line, for bytes that are not such a text: nothing is replaced or skipped
 */
export async function* decodeLines(input: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<Lines> {
  let rest = Buffer.alloc(0);
  let encoding: Encoding | undefined;
  let line = 1;
  const take = (end: number): Lines => {
    const text = decode(rest.subarray(0, end), encoding ?? "utf-8", name, line);
    rest = rest.subarray(end);
    const lines = { text, line };
    line += countLineEnds(text);
    return lines;
  };
  for await (const chunk of input) {
    rest = rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([rest, chunk]);
    if (encoding === undefined) {
      if (isTooShort(rest)) continue;
      begin();
    }
    const end = endOfLines(rest, encoding ?? "utf-8");
    if (end > 0) yield take(end);
    if (rest.length > MAX_LINE)
      throw new UsageError(
        `${name}:${line}: The line has more than ${MAX_LINE} characters. Is it text with line ends?`,
      );
  }
  if (encoding === undefined) begin();
  if (rest.length > 0) yield take(rest.length);

  function begin() {
    const refusal = refusalOf(rest);
    if (refusal !== undefined) throw new UsageError(`${name} is ${refusal}`);
    const recognised = recogniseEncoding(rest);
    encoding = recognised.encoding;
    rest = rest.subarray(recognised.mark);
  }
}

/** Decodes a text that is read as a whole. @throws {UsageError} as `decodeLines` */
export async function decodeText(bytes: Uint8Array, name: string): Promise<string> {
  let whole = "";
  async function* once() {
    yield bytes;
  }
  for await (const { text } of decodeLines(once(), name)) whole += text;
  return whole;
}

export function countLineEnds(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count++;
  return count;
}

function decode(bytes: Buffer, encoding: Encoding, name: string, line: number): string {
  const place = (text: string) => `${name}:${line + countLineEnds(text)}`;
  const text = tryDecode(bytes, encoding);
  if (text === undefined) {
    const advice =
      encoding === "utf-8"
        ? "Is it Latin-1 or Windows-1252? Save it as UTF-8, or convert it: iconv -f WINDOWS-1252 -t UTF-8."
        : "Is it cut off? Save it as UTF-8.";
    throw new UsageError(
      `${place(validPart(bytes, encoding))}: The line is not valid ${encoding.slice(0, 6).toUpperCase()}. ${advice}`,
    );
  }
  const nul = text.indexOf("\0");
  if (nul >= 0)
    throw new UsageError(
      `${place(text.slice(0, nul))}: The line has a NUL in it, so this is not a text. Save it as UTF-8.`,
    );
  return text;
}

function tryDecode(bytes: Uint8Array, encoding: Encoding): string | undefined {
  try {
    const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.replace(/\r\n?/g, "\n");
  } catch {
    return undefined;
  }
}

/** The lines before the one that cannot be decoded. */
function validPart(bytes: Buffer, encoding: Encoding): string {
  let valid = "";
  let rest = bytes;
  for (;;) {
    const end = endOfFirstLine(rest, encoding);
    const text = end === 0 ? undefined : tryDecode(rest.subarray(0, end), encoding);
    if (text === undefined) return valid;
    valid += text;
    rest = rest.subarray(end);
  }
}

/** Where the last whole line ends; 0 without one. A `\r` that is the last byte may be half of a line end. */
function endOfLines(bytes: Buffer, encoding: Encoding): number {
  const { size, unitAt } = unitsOf(bytes, encoding);
  const last = Math.floor(bytes.length / size) * size - size;
  for (let at = last; at >= 0; at -= size) {
    const unit = unitAt(at);
    if (unit === 10 || (unit === 13 && at < last)) return at + size;
  }
  return 0;
}

function endOfFirstLine(bytes: Buffer, encoding: Encoding): number {
  const { size, unitAt } = unitsOf(bytes, encoding);
  for (let at = 0; at + size <= bytes.length; at += size) {
    const unit = unitAt(at);
    const isHalf = unit === 13 && at + 2 * size <= bytes.length && unitAt(at + size) === 10;
    if (unit === 10 || (unit === 13 && !isHalf)) return at + size;
  }
  return 0;
}

function unitsOf(bytes: Buffer, encoding: Encoding): { size: number; unitAt(at: number): number } {
  if (encoding === "utf-8") return { size: 1, unitAt: (at) => bytes[at] ?? 0 };
  if (encoding === "utf-16le") return { size: 2, unitAt: (at) => bytes.readUInt16LE(at) };
  return { size: 2, unitAt: (at) => bytes.readUInt16BE(at) };
}
