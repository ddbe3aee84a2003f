import {
  baseUrls,
  localBaseUrls,
  type OperationDescription,
  stringToSign,
} from "@ams-vaulting/client/protocol";

/** The parts of a string to sign. */
export interface Parts {
  path: string;
  clientId: string;
  time: string;
  body: string;
}

/** One mistake that people make with the string to sign. */
export interface Variation {
  /** What was signed instead, for people. */
  readonly name: string;
  /** Which part it concerns. */
  readonly part: keyof Parts | "form";
  /** The parts with the mistake in them. */
  change(parts: Parts): Parts;
  /** The string to sign with the mistake in it. */
  apply(parts: Parts): string;
}

/** The usual mistakes, for one request. */
export function variationsOf(parts: Parts, url: string, operation: OperationDescription): Variation[] {
  const { host, href } = new URL(url);
  const bases = [...baseUrls(operation), ...localBaseUrls()].map((base) => new URL(base).pathname);
  const others = [...new Set(bases)]
    .map((base) => base + operation.path)
    .filter((path) => path !== parts.path);
  const list: Variation[] = [];
  const part = (name: keyof Parts, value: string | undefined, words: string) => {
    if (value === undefined || value === parts[name]) return;
    const change = (original: Parts) => ({ ...original, [name]: value });
    list.push({ name: words, part: name, change, apply: (original) => stringToSign(change(original)) });
  };
  const form = (words: string, apply: (text: string, parts: Parts) => string) =>
    list.push({
      name: words,
      part: "form",
      change: (original) => original,
      apply: (original) => apply(stringToSign(original), original),
    });

  for (const path of others) part("path", path, `the path of another environment, ${path}`);
  part("path", operation.path, "the path without its base path");
  part("path", href, "the whole URL");
  part("path", host + parts.path, "the path with the host");
  part("path", `${parts.path}/`, "the path with a slash at the end");
  part("path", parts.path.slice(1), "the path without its first slash");

  part("clientId", "", "an empty client id");
  part("clientId", "undefined", "a client id that is undefined");

  for (const [words, value] of otherTimes(parts.time)) part("time", value, words);

  for (const [words, value] of otherBodies(parts.body)) part("body", value, words);

  form("a string with a line feed at the end", (text) => `${text}\n`);
  form("CR LF in place of the line feed", (text) => text.replace("\n", "\r\n"));
  form("a space in place of the line feed", (text) => text.replace("\n", " "));
  form("line feeds in place of the dots", (_, { path, clientId, time, body }) =>
    [`POST ${path}`, clientId, time, body].join("\n"),
  );
  form(
    "a string without dots",
    (_, { path, clientId, time, body }) => `POST ${path}\n${clientId}${time}${body}`,
  );
  form("a string that begins with the path", (text) => text.replace(/^POST /, ""));
  form("the body alone", (_, { body }) => body);
  return list;
}

function otherTimes(time: string): [string, string | undefined][] {
  const ms = /^\d+$/.test(time) ? Number(time) : Date.parse(time);
  if (!(Math.abs(ms) < 8.64e15)) return [["an empty time", ""]];
  const iso = new Date(ms).toISOString();
  return [
    ["the time in seconds", String(Math.floor(ms / 1000))],
    ["the time in milliseconds", String(ms)],
    ["the time as ISO 8601", iso],
    ["the time as ISO 8601 to the second", `${iso.slice(0, 19)}Z`],
    ["an empty time", ""],
  ];
}

function otherBodies(body: string): [string, string | undefined][] {
  const trimmed = body.trim();
  const common: [string, string | undefined][] = [
    ["no body", ""],
    ["the body with a line feed at the end", `${body}\n`],
    ["the body without the white space around it", trimmed],
  ];
  try {
    return [...common, ...otherForms(JSON.parse(body))];
  } catch {
    // Not JSON, or nested deeper than the stack.
    return common;
  }
}

/** Other ways to write the same JSON. */
function otherForms(value: unknown): [string, string][] {
  const compact = JSON.stringify(value);
  const escaped = (text: string) =>
    text.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
  return [
    ["the body serialised again", compact],
    ["the body with its members sorted", JSON.stringify(sorted(value))],
    [
      "the body serialised with spaces",
      JSON.stringify(value, null, 1)
        .replace(/\n */g, " ")
        .replace(/([{[]) | ([}\]])/g, "$1$2"),
    ],
    ["the body serialised on several lines", JSON.stringify(value, null, 2)],
    ["the body serialised on several lines, by four", JSON.stringify(value, null, 4)],
    ["the body serialised with escapes for what is not ASCII", escaped(compact)],
    ["the body serialised with escaped slashes", compact.replaceAll("/", "\\/")],
    ["the body serialised twice", JSON.stringify(compact)],
    ["an object that was converted to a string without serialising it", "[object Object]"],
  ];
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, member]) => [name, sorted(member)]));
}
