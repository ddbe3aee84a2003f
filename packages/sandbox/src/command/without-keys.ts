/** PEM, and DER of keys in base64 or hex: a sequence whose length needs more bytes, or a short one (RFC 7468; X.690). */
const KEY = /-----BEGIN[\s\S]*|(?<![A-Za-z0-9])MI?[A-Za-z0-9+/=_-]{60,}|(?<![A-Za-z0-9])30[0-9a-f]{80,}/gi;

/** Text without keys that were passed where a path or a number belongs. */
export function withoutKeys(text: string): string {
  return text.replace(KEY, "[left out]");
}

export function looksLikeKey(text: string): boolean {
  return withoutKeys(text) !== text;
}
