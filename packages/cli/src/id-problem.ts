/** Control characters, invisible ones, separators of lines, halves of surrogate pairs, and the replacement character. */
const IMPOSSIBLE = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029\uFFFD]/u;

/** Why a text cannot be an id that the gateway knows, although the contract limits its length only. */
export function problemOfId(id: string): string | undefined {
  const [character] = IMPOSSIBLE.exec(id) ?? [];
  if (character === undefined) return undefined;
  if (character === "\uFFFD")
    return "The id has a replacement character (U+FFFD) in it: it was decoded wrongly somewhere.";
  const number = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  return `The id has a character in it that is not printable (U+${number}).`;
}

const TEXT_COLUMN = "as in a spreadsheet. Format the column as text in the spreadsheet, and export it again";

/** What is a part of a line beside its id, and must not be sent as one: then nobody would know that id. */
const EXTRAS: readonly [pattern: RegExp, what: string][] = [
  [/^(?:".*"|'.*'|`.*`|“.*”|„.*[“”]|«.*»|‘.*’)[,;]?$/, "is in quotes. Remove them"],
  [/^(?:#|\/\/|--|;)\s|\s#/, "has a comment. Remove it"],
];

/** What spreadsheets make of ids. */
const DAMAGES: readonly [pattern: RegExp, what: string][] = [
  [/^\d(?:[.,]\d+)?e[+-]\d{1,3}$|^\d[.,]\d+e\d{1,3}$/i, "is a rounded number, so digits of the id are lost"],
  [/^\d+[.,]0*$/, "is a number with decimals"],
  [/^\d{1,3}(?:(?:[,'’ \u00A0\u202F]\d{3})+|(?:\.\d{3}){2,})$/, "is a number with separators"],
  [/^'/, "begins with the ' that marks a text"],
  [/^=/, "is a formula"],
  [/^#(?:#+|N\/A|REF!|NAME\?|VALUE!|DIV\/0!|NULL!|NUM!)$/, "is an error"],
];

const MISTAKES: readonly [pattern: RegExp, what: string][] = [
  ...EXTRAS,
  ...DAMAGES.map(([pattern, what]): [RegExp, string] => [pattern, `${what}, ${TEXT_COLUMN}`]),
  [/[,;]$/, "ends with a separator. Remove it"],
];

/** Why the text of a line or a cell is more than an id, or what a spreadsheet made of one. In NDJSON an id may look so. */
export function mistakeInId(id: string): string | undefined {
  const mistake = MISTAKES.find(([pattern]) => pattern.test(id));
  return mistake && `${id.slice(0, 40)} ${mistake[1]}.`;
}
