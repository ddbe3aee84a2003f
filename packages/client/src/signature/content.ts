import type { Bytes } from "../bytes.ts";

/** What a signature covers. */
export interface SignedParts {
  /** The path of the URL with its base path, without host and query. */
  path: string;
  clientId: string;
  /** `request-time` or `response-time`, exactly as sent. */
  time: string;
  /** The body, exactly as sent. */
  body: string;
}

/**
 * The string to sign: `POST <path>`, a line feed, `<client id>.<time>.<body>`, and nothing after it.
 * Source: the gateway's documentation on signing; `info.description` of the spec.
 */
export function stringToSign({ path, clientId, time, body }: SignedParts): string {
  return `POST ${path}\n${clientId}.${time}.${body}`;
}

const utf8 = new TextEncoder();

/** The same for bytes that came in: they are verified as they are, before anyone decodes them. */
export function bytesToVerify(parts: Omit<SignedParts, "body">, body: Uint8Array): Bytes {
  const head = utf8.encode(stringToSign({ ...parts, body: "" }));
  const bytes = new Uint8Array(head.length + body.length);
  bytes.set(head);
  bytes.set(body, head.length);
  return bytes;
}
