import { crc32 } from "node:zlib";

/** A line of a journal: a checksum, a space, JSON. What was cut off or damaged does not fit its checksum. */
export function formatLine(value: object): string {
  const json = JSON.stringify(value);
  return `${checksum(json)} ${json}\n`;
}

/** Reads a line, without its end; `undefined` when it is not whole. */
export function parseLine(line: string): Record<string, unknown> | undefined {
  const json = line.slice(9);
  if (line[8] !== " " || line.slice(0, 8) !== checksum(json)) return undefined;
  return JSON.parse(json);
}

function checksum(text: string): string {
  return crc32(text).toString(16).padStart(8, "0");
}
