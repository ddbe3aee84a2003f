import { formatSignatureHeader, parseSignatureHeader } from "@ams-vaulting/client/protocol";

/** What to break on the way. */
export type Break = "nothing" | "request" | "answer";

/** The signature header with one bit of the signature changed. */
export function flipSignature(header: string): string {
  const parsed = parseSignatureHeader(header);
  if (typeof parsed === "string") throw new Error(`The client made a header that cannot be read: ${parsed}.`);
  const { signature, keyVersion = "" } = parsed;
  flipBit(signature, signature.length >> 1);
  return formatSignatureHeader(signature, keyVersion);
}

/**
 * Changes one bit of a body: of its first text value, where it has one, so that people see the difference.
 *
 * @returns the place of the changed byte
 */
export function flipBody(body: Uint8Array): number {
  const value = /":\s*"\w/.exec(new TextDecoder("latin1").decode(body));
  const at = value ? value.index + value[0].length - 1 : body.length >> 1;
  flipBit(body, at);
  return at;
}

function flipBit(bytes: Uint8Array, at: number): void {
  const byte = bytes[at];
  if (byte !== undefined) bytes[at] = byte ^ 1;
}
