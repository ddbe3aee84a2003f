/** Text from outside as it may stand on a terminal: control characters could move the cursor or hide what is said. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, "\uFFFD");
}

/** The same for text of several lines that is our own but quotes others. */
export function printableLines(text: string): string {
  return text.split("\n").map(printable).join("\n");
}

/** Leaves out of a text what could be a key, for messages that quote what somebody typed. */
export function withoutKeys(text: string): string {
  return text
    .replace(/-----BEGIN[\s\S]*?(-----END[^-]*-----|$)/g, "[left out]")
    .replace(/[A-Za-z0-9+/=_-]{65,}/g, "[left out]");
}
