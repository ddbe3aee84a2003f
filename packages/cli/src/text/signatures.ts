import { beginsAsKey } from "../secrets/der.ts";

/** What files begin with that are not text, and what to do about it. */
const SIGNATURES: readonly [start: string, what: string, advice: string][] = [
  ["PK\x03\x04", "a ZIP archive or an Excel workbook", "Export it as CSV in UTF-8, or unpack it"],
  ["\xd0\xcf\x11\xe0", "an old Excel workbook", "Export it as CSV in UTF-8"],
  ["\x1f\x8b", "compressed by gzip", "Unpack it: gunzip -c <file> | ams-vaulting reconcile -"],
  ["BZh", "compressed by bzip2", "Unpack it: bunzip2 -c <file> | ams-vaulting reconcile -"],
  ["\xfd7zXZ", "compressed by xz", "Unpack it: xz -dc <file> | ams-vaulting reconcile -"],
  ["\x28\xb5\x2f\xfd", "compressed by Zstandard", "Unpack it: zstd -dc <file> | ams-vaulting reconcile -"],
  ["7z\xbc\xaf", "a 7z archive", "Unpack it"],
  ["%PDF-", "a PDF", "Export its source as CSV in UTF-8"],
  ["SQLite format 3", "an SQLite database", "Select the ids from it"],
  ["PAR1", "a Parquet file", "Convert it to CSV or NDJSON"],
  ["\x89PNG", "an image", "Give a text with ids"],
  ["\xff\xfe\0\0", "text in UTF-32", "Save it as UTF-8"],
  ["\0\0\xfe\xff", "text in UTF-32", "Save it as UTF-8"],
];

/** What the bytes of a file are, if they are not text: `a PDF. Export …`. */
export function refusalOf(start: Uint8Array): string | undefined {
  const text = Buffer.from(start.subarray(0, 32)).toString("latin1");
  const found = SIGNATURES.find(([signature]) => text.startsWith(signature));
  if (found) return `${found[1]}. ${found[2]}.`;
  return beginsAsKey(start)
    ? "a key or a certificate in binary form (DER), of which nothing was sent. Settings take PEM: openssl pkey -inform DER -in <file>."
    : undefined;
}
