import { secretMembers } from "../generated/validators.ts";

/** Texts of other code are cut to this many characters. */
const LONGEST = 200;

/** Where a message stops being a sentence and begins to quote data: a body, a header, a key, markup, a line break. */
const QUOTED_DATA = new RegExp(
  [
    "[\\p{Cc}{<]",
    "-----",
    "\\\\[xu][0-9a-f]{2}",
    '"\\s*[:,]',
    `\\b[\\w-]*(token|signature|authorization|secret|password|${secretMembers.join("|")})\\W{0,3}[:=]`,
  ].join("|"),
  "iu",
);

/** Runs of characters that could be base64, hexadecimal, a token, or bytes one by one. */
const OPAQUE = /[\w+/=%~-]{16,}|(\b[0-9a-f]{1,3}\b[ ,]*){8,}/gi;

/** Names and paths are long runs too, but they are made of words. */
const WORDS = /^[A-Z]?[a-z]{0,14}([A-Z][a-z]{1,13}){0,2}\d{0,2}$/;

/** The sentence of a message, without what could be secret in it. */
export function redact(text: string, secret?: string): string {
  const known = secret ? text.replaceAll(secret, "[removed]") : text;
  const start = known.slice(0, LONGEST);
  // What is cut off may be the rest of a secret, too short to be recognised.
  const cut = known.length > LONGEST ? start.replace(/\S*$/, "…") : start;
  const data = cut.search(QUOTED_DATA);
  return (data < 0 ? cut : `${cut.slice(0, data)}…`)
    .replace(/"[^"]*"?/g, '"…"')
    .replace(OPAQUE, (run) => (run.split(/[/_-]+/).every((part) => WORDS.test(part)) ? run : "[removed]"));
}
