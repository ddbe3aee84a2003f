/** A variable that nothing replaced: `${VAR}`, `$VAR`, `{{var}}`, `%VAR%`, `<your key>`. */
const PLACEHOLDER = /\$\{|\{\{|^\$|^%.*%$|^<.*>$/;

const WORDS = /^(undefined|null|none|nil|nan|true|false|\[object \w+\])$/i;

/** What a text is in place of a value, as a sentence that says what to do; `undefined` when it may be a value. */
export function mistakeIn(text: string): string | undefined {
  if (PLACEHOLDER.test(text)) return "It is a placeholder that nothing has replaced. Give the value itself.";
  if (WORDS.test(text))
    return "It is a word such as undefined, not a value. Is the environment variable set?";
  return undefined;
}
