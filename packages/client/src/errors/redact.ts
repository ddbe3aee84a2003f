import { secretMembers } from "../generated/validators.ts";

/** Texts of other code are cut to this many characters. */
const LONGEST = 200;

/** Where a message begins to quote data: a line break, a body, markup, a key, an escape, JSON. */
const DATA = /[\p{Cc}{<]|-----|\\[xu][0-9a-f]{2}|"\s*[:,]/iu;

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
  const names = ["token", "signature", "authorization", "secret", "password", ...secretMembers].join("|");
  return before(before(cut, DATA), new RegExp(`\\b[\\w-]*(${names})\\W{0,3}[:=]`, "i"))
    .replace(/"[^"]*"?/g, '"…"')
    .replace(OPAQUE, (run) => (run.split(/[/_-]+/).every((part) => WORDS.test(part)) ? run : "[removed]"));
}

function before(text: string, data: RegExp): string {
  const at = text.search(data);
  return at < 0 ? text : `${text.slice(0, at)}…`;
}
