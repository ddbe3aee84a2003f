import type { Bytes } from "../bytes.ts";
import { ConfigurationError } from "../errors/configuration-error.ts";
import { decodeBase64 } from "../signature/base64.ts";

/** Turns key text or bytes into DER. The messages name the mistake and never show the text. */
export function decodeKey(input: string | Uint8Array | ArrayBuffer, option: string): Bytes {
  if (typeof input !== "string") return new Uint8Array(input);
  // Environment variables carry line breaks as a literal \n, and sometimes quotes.
  const text = input
    .replaceAll("\\r", "")
    .replaceAll("\\n", "\n")
    .replace(/^\s*["']|["']\s*$/g, "")
    .trim();
  const wrong = (message: string) => new ConfigurationError("key_invalid", option, message);
  if (!text || text === "undefined" || text === "null") {
    throw wrong("The key is empty. Is the environment variable set?");
  }
  if (text.startsWith("{")) throw wrong("This is JSON, not a key. Give the key text that stands in it.");
  if (/ENCRYPTED/.test(text)) {
    throw wrong("The key is encrypted. Decrypt it first: openssl pkcs8 -topk8 -nocrypt -in <file>.");
  }
  if (text.startsWith("-----BEGIN OPENSSH")) {
    throw wrong("This is an OpenSSH key. Convert it first: ssh-keygen -p -m PKCS8 -f <file>.");
  }
  const armour = /-----BEGIN ([A-Z0-9 ]+)-----([\s\S]*?)-----END \1-----/.exec(text);
  if (!armour && text.includes("-----"))
    throw wrong("The PEM text is cut off or has lost its BEGIN or END line.");
  const base64 = (armour?.[2] ?? text).replace(/\s+/g, "");
  // Base64 of a DER structure of this size begins with MI; a path may look like base64.
  const isPath = /\.(pem|key|der|crt|cer|txt)$/i.test(text) || /^(file:|[~.]{0,2}\/|[A-Za-z]:\\)/.test(text);
  if (isPath && !base64.startsWith("MI")) {
    throw wrong("This is the path of a file. Read the file and give its content.");
  }
  const der = decodeBase64(base64);
  if (der) return der;
  throw wrong("This is neither PEM nor base64. Was it cut off when it was copied?");
}
