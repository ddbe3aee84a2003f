import { parseSignatureHeader } from "@ams-vaulting/client/protocol";
import type { IncomingHeaders } from "../protocol/incoming-request.ts";
import { SECRET } from "../text/secret.ts";

/** The headers whose values may be read in a log. Any other may be a credential, under whatever name. */
const SHOWN = new Set([
  "accept",
  "accept-encoding",
  "accept-language",
  "client-id",
  "connection",
  "content-encoding",
  "content-length",
  "content-type",
  "date",
  "host",
  "request-time",
  "transfer-encoding",
  "user-agent",
  "x-request-id",
]);

/** Below the length of every key and signature: they come in the wrong header too. */
const MAX_LENGTH = 128;

/** Headers as they may be logged: every name, and the values that are known to be harmless. */
export function shownHeaders(headers: IncomingHeaders): Record<string, string> {
  return Object.fromEntries(Array.from(headers, ([name, value]) => [name, shownHeader(name, value)]));
}

export function shownHeader(name: string, value: string): string {
  if (name === "signature") return shownSignature(value);
  return SHOWN.has(name) && value.length <= MAX_LENGTH ? value : SECRET;
}

function shownSignature(value: string): string {
  const parsed = parseSignatureHeader(value);
  if (typeof parsed === "string") return value && SECRET;
  const version = shownKeyVersion(parsed.keyVersion);
  return version === SECRET ? SECRET : `algorithm=RSA256,keyVersion=${version},signature=[left out]`;
}

export function shownKeyVersion(version: string | undefined): string | undefined {
  return version === undefined || /^[\w.-]{1,16}$/.test(version) ? version : SECRET;
}
