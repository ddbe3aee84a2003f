/** One block of PEM (RFC 7468). */
export interface PemBlock {
  label: string;
  /** What is between the two lines: base64, in old files after headers. */
  content: string;
}

/**
 * Finds the block that a slot needs, among certificates, parameters and the other half of a pair; else the first key.
 * `undefined` for a text without PEM.
 *
 * @returns the block, or a sentence that says what is wrong
 */
export function findBlock(text: string, slot: "private" | "public"): PemBlock | string | undefined {
  const blocks = Array.from(
    text.matchAll(/-----BEGIN ([A-Z0-9 ]+)-----(?!-)([\s\S]*?)-----END \1-----/g),
    ([, label = "", content = ""]) => ({ label, content }),
  );
  const kind = slot === "private" ? "PRIVATE KEY" : "PUBLIC KEY";
  const wanted = blocks.filter(({ label }) => label.endsWith(kind));
  if (wanted.length > 1) return `The text holds ${wanted.length} keys of this kind. Give one of them.`;
  const found = wanted[0] ?? blocks.find(({ label }) => label.endsWith("KEY")) ?? blocks[0];
  if (found) return found;
  const dashes = text.match(
    /[-\p{Pd}−]+\s*(?=(BEGIN|END) )|(?<=(BEGIN|END) [A-Z0-9 ]*[A-Z0-9]) *[-\p{Pd}−]+/gu,
  );
  if (dashes?.some((run) => run !== "-----"))
    return "The BEGIN or the END line is damaged: five plain hyphens (-----) belong on both sides. Copy the key again.";
  return dashes ? "The PEM text is cut off or has lost its BEGIN or END line." : undefined;
}
