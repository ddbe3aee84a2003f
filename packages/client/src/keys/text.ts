/** Key text without what files, shells and copying add around and into it: none of it can be a part of a key. */
export function cleanText(text: string): string {
  return (
    text
      // UTF-16 read as another encoding: a byte order mark, and a NUL beside each character. Zero-width characters.
      .replace(/^(\ufffd+|ÿþ|þÿ)/, "")
      .replace(/[\0\p{Cf}]/gu, "")
      // Line breaks as a literal \n, escaped once or several times.
      .replace(/\\+r(?=\\+n)/g, "")
      .replace(/\\+[rn]/g, "\n")
      .replace(/^[\s"'`“”‘’]+|[\s"'`“”‘’,;]+$/g, "")
  );
}

/** Bytes that are text: a file of PEM read without an encoding, or base64 of one. `undefined` for other bytes. */
export function textOf(bytes: Uint8Array): string | undefined {
  // DER, the binary form of every key, begins with a SEQUENCE.
  if (bytes[0] === 0x30) return undefined;
  const text = cleanText(new TextDecoder().decode(bytes));
  return /(?!\s)\p{Cc}|\ufffd/u.test(text) ? undefined : text;
}
