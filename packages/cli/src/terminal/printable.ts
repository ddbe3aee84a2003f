/** Controls, C1 among them, marks of direction and other invisible characters, separators of lines. */
const UNSEEN = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** Text from outside as it may be on a terminal: control characters could move the cursor or hide what is said. */
export function printable(text: string): string {
  return text.replace(UNSEEN, "\uFFFD");
}

/** The same for text of several lines that is our own but quotes others. */
export function printableLines(text: string): string {
  return text.split("\n").map(printable).join("\n");
}

/** JSON that may be on a terminal, too: invisible characters are escaped, which changes no value. */
export function toJsonText(value: unknown): string {
  return JSON.stringify(value).replace(UNSEEN, (character) =>
    character.replace(/[\s\S]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`),
  );
}
