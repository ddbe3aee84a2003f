import type { Bytes } from "../bytes.ts";
import { ConfigurationError } from "../errors/configuration-error.ts";
import { mistakeIn } from "../mistakes.ts";
import { decodeBase64 } from "../signature/base64.ts";
import { findBlock, type PemBlock } from "./pem.ts";
import { cleanText, textOf } from "./text.ts";

/** Turns key text or bytes into DER. The messages name the mistake and never show the text. */
export function decodeKey(
  slot: "private" | "public",
  input: string | Uint8Array | ArrayBuffer,
  option: string,
): Bytes {
  const decoded = decode(input, slot);
  if (typeof decoded !== "string") return decoded;
  throw new ConfigurationError("key_invalid", option, decoded);
}

/** DER, or a sentence that says what is wrong. Text may be wrapped in bytes, and these in base64 once more. */
function decode(
  input: string | Uint8Array | ArrayBuffer,
  slot: "private" | "public",
  depth = 0,
): Bytes | string {
  if (typeof input === "string") return decodeText(input, slot, depth);
  const bytes = new Uint8Array(input);
  if (bytes.length === 0) return EMPTY;
  const text = depth < 3 ? textOf(bytes) : undefined;
  return text === undefined ? bytes : decodeText(text, slot, depth);
}

const EMPTY = "The key is empty. Is the environment variable set?";

function decodeText(input: string, slot: "private" | "public", depth: number): Bytes | string {
  const text = cleanText(input);
  if (!text) return EMPTY;
  if (/^\{(?!\{)/.test(text)) return "It is JSON, not a key. Give the key text that is in it.";
  if (/^(ssh|ecdsa)-|BEGIN SSH2/.test(text))
    return slot === "private"
      ? "It is an SSH public key; your private key belongs here."
      : "It is an SSH public key. Convert it first: ssh-keygen -e -m PKCS8 -f <file>.";
  const block = findBlock(text, slot);
  if (typeof block === "string") return block;
  const refused = block && refuseBlock(block);
  const mistake = refused ?? mistakeIn(block?.content.trim() ?? text);
  if (mistake) return mistake;
  if (!block && isPath(text, input)) return "It is the path of a file. Read the file and give its content.";
  const base64 = (block?.content ?? text).replace(/\s+/g, "");
  if (!base64) return "The PEM text is empty: there is no key between its lines.";
  const bytes = decodeBase64(base64);
  return bytes
    ? decode(bytes, slot, depth + 1)
    : "It is neither PEM nor base64. Was it cut off when it was copied?";
}

function refuseBlock({ label, content }: PemBlock): string | undefined {
  if (/ENCRYPTED/.test(label + content))
    return "The key is encrypted. Decrypt it first: openssl pkcs8 -topk8 -nocrypt -in <file>.";
  if (label.startsWith("OPENSSH"))
    return "It is an OpenSSH key. Convert it first: ssh-keygen -p -m PKCS8 -f <file>.";
  return undefined;
}

/** Base64 of a DER structure of this size begins with MI; a path may look like base64. */
function isPath(text: string, input: string): boolean {
  const looksLikePath =
    /\.(pem|key|der|crt|cer|p12|pfx|txt)$/i.test(text) || /^\s*(file:|[~.]{0,2}\/|[A-Za-z]:\\)/.test(input);
  return looksLikePath && !text.startsWith("MI");
}
