/** A variable or a hint that nothing replaced: `${VAR}`, `{{var}}`, `%VAR%`, `<your key>`, `CHANGE_ME`, `AMS_CLIENT_ID`. */
const PLACEHOLDER =
  /\$\{|\{\{|^\$|^%.*%$|^<[^<>]*>$|^(change[-_]?me|to-?do|your[-_].*|process\.env\b.*|AMS_[A-Z_]+)$/i;

const WORDS = /^(undefined|null|none|nil|nan|true|false|\[object \w+\])$/i;

/** What a text is in place of a value, as a sentence that says what to do; `undefined` when it may be a value. */
export function mistakeIn(text: string): string | undefined {
  if (PLACEHOLDER.test(text)) return "It is a placeholder that nothing has replaced. Give the value itself.";
  if (WORDS.test(text))
    return "It is a word such as undefined, not a value. Is the environment variable set?";
  return undefined;
}
