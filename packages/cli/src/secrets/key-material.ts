import { settingNames } from "../settings/table.ts";
import { beginsAsKey } from "./der.ts";

const LEFT_OUT = "[left out]";

const { privateKey, alipayPublicKey, agentToken } = settingNames;
const VARIABLES = [privateKey, alipayPublicKey, agentToken].map(({ variable }) => variable).join("|");

/** What is a key by its name, with all that belongs to it. */
const NAMED = [
  /-----BEGIN [\s\S]*?(?:-----END[^-]*-----|$)/g,
  new RegExp(
    `(?<=(?:${VARIABLES})\\s*=\\s*|(?:${VARIABLES})["']\\s*:\\s*)(?:"[^"]+"|'[^']+'|[^\\s"'].*)`,
    "g",
  ),
  /\{[^{}]*"kty"\s*:[^{}]*\}/g,
  /<RSAKeyValue>[\s\S]*?(?:<\/RSAKeyValue>|$)/g,
  /PuTTY-User-Key-File-\d[\s\S]*/g,
  // openssl -text writes 15 bytes per line.
  /(?:\b[0-9a-f]{2}:\s*){14,}(?:[0-9a-f]{2}\b)?/gi,
];

/** A run of base64 or hex, with the runs in the lines after it: keys are wrapped. Names of files have such runs, too. */
const RUN = /[\w+/-]{40,}(?:(?:\s|\\[nr])+[\w+/-]{20,})*(?:(?:\s|\\[nr])*[\w+/-]*={1,2})?/g;

/** Whether a text holds a key, or what can only be a part of one. */
export function holdsKey(text: string): boolean {
  return withoutKeys(text) !== text;
}

/**
 * Where a key begins in a text of many ids, or -1. Unlike in `holdsKey`, merely random text is not a key: ids may
 * be so, and follow one another.
 */
export function findKey(text: string): number {
  const starts = [...NAMED.map((pattern) => text.search(pattern)), startOfKey(text), startOfBody(text)];
  const found = starts.filter((at) => at >= 0);
  return found.length === 0 ? -1 : Math.min(...found);
}

/** Leaves keys out of a text. */
export function withoutKeys(text: string): string {
  const named = NAMED.reduce((rest, pattern) => rest.replace(pattern, LEFT_OUT), text);
  return named.replace(RUN, (run) => (startOfKey(run) >= 0 || isRandom(run) ? LEFT_OUT : run));
}

/** Where the first key begins: in a path, the names of folders are before it. */
function startOfKey(text: string): number {
  for (const [encoding, start] of STARTS)
    for (const { 1: bytes = "", index } of text.matchAll(start))
      if (isKeyOrPem(Buffer.from(bytes, encoding))) return index;
  return -1;
}

function isKeyOrPem(bytes: Buffer): boolean {
  return beginsAsKey(bytes) || bytes.toString("latin1").startsWith("-----BEGIN ");
}

/** Where lines begin that are as long as those of PEM or MIME, and as mixed: a key without its first line. */
function startOfBody(text: string): number {
  for (const { 0: lines, index } of text.matchAll(/^(?:(?:[\w+/]{64}\n){3}|(?:[\w+/]{76}\n){3})/gm))
    if (/[+/]/.test(lines) && isRandom(lines.replaceAll("\n", ""))) return index;
  return -1;
}

/** What the first byte and the length of a key look like, or the first line of a PEM. */
const STARTS = [
  ["base64", /(?=((?:M[A-P]|LS)[\w+/-]{22}))/g],
  ["hex", /(?=(30[0-9a-f]{38}))/gi],
] as const;

const CLASSES = [/[a-z]/, /[A-Z]/, /[0-9]/];

/**
 * Whether a long run is as mixed as base64 of random bytes: small letters, capitals and digits, which follow one
 * another without order. No names of files and no ids are: ids are shorter.
 */
function isRandom(run: string): boolean {
  if (run.length < 65) return false;
  const kinds = [...run].map((letter) => CLASSES.findIndex((pattern) => pattern.test(letter)));
  const shareOf = (kind: number) => kinds.filter((each) => each === kind).length / run.length;
  const changes = kinds.filter((kind, index) => index > 0 && kind !== kinds[index - 1]).length;
  return shareOf(0) > 0.2 && shareOf(1) > 0.2 && shareOf(2) > 0.04 && changes / run.length > 0.45;
}
