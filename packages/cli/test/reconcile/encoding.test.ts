import { generateKeyPairSync, randomBytes } from "node:crypto";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { UsageError } from "../../src/failure.ts";
import { chooseSource, type FormatFlags } from "../../src/reconcile/input/format.ts";
import { readItems } from "../../src/reconcile/input/items.ts";
import { keys, leaks, mock, World } from "../support/world.ts";

async function* pieces(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(bytes: Uint8Array, file: string, size: number, flags: FormatFlags = {}) {
  const items = [];
  for await (const { id, problem } of readItems(pieces(bytes, size), chooseSource(file, flags)))
    items.push(problem ?? id);
  return items;
}

const utf16le = (text: string) => Buffer.from(text, "utf16le");
const utf16be = (text: string) => utf16le(text).swap16();
const ENCODINGS: [name: string, encode: (text: string) => Buffer][] = [
  ["UTF-8", (text) => Buffer.from(text)],
  ["UTF-8 with a mark", (text) => Buffer.from(`\uFEFF${text}`)],
  ["UTF-16LE", utf16le],
  ["UTF-16LE with a mark", (text) => utf16le(`\uFEFF${text}`)],
  ["UTF-16BE", utf16be],
  ["UTF-16BE with a mark", (text) => utf16be(`\uFEFF${text}`)],
];
const LINE_ENDS = { Unix: "\n", Windows: "\r\n", "old Mac": "\r" };
const IDS = ["123456789206", "demo-fail", "é-ü", "日本語", "ㄱ-1"];
const FORMATS: [file: string, flags: FormatFlags, line: (id: string) => string, head: string[]][] = [
  ["-", {}, (id) => id, []],
  ["a.csv", { column: "id" }, (id) => `"日";${id}`, ["x;id"]],
  ["a.ndjson", { field: "id" }, (id) => JSON.stringify({ id, x: "日" }), []],
];
const texts = ENCODINGS.flatMap(([encoding, encode]) =>
  Object.entries(LINE_ENDS).flatMap(([lineEnds, end]) =>
    FORMATS.map(([file, flags, line, head]) => ({
      name: `${encoding}, ${lineEnds}, ${file}`,
      bytes: encode([...head, ...IDS.map(line), ""].join(end)),
      file,
      flags,
    })),
  ),
);

describe("text is read in every usual encoding, with every line end, whatever the pieces are", () => {
  test.each(texts)("$name", async ({ bytes, file, flags }) => {
    for (const size of [1, 2, 3, 7, 1000]) expect(await read(bytes, file, size, flags)).toEqual(IDS);
  });

  test.each(ENCODINGS)("%s: one id, and none", async (_, encode) => {
    for (const size of [1, 2, 1000]) {
      expect(await read(encode("1"), "-", size)).toEqual(["1"]);
      expect(await read(encode("12\n"), "-", size)).toEqual(["12"]);
      expect(await read(encode(""), "-", size)).toEqual([]);
    }
  });

  test("a line that has come is read before the next one comes", async () => {
    async function* open() {
      yield Buffer.from("a\n");
      await new Promise(() => {});
    }
    expect((await readItems(open(), chooseSource("-", {})).next()).value).toMatchObject({ id: "a" });
  });
});

const latin1 = (text: string) => Buffer.from(text, "latin1");
const pair = generateKeyPairSync("rsa", { modulusLength: 2048 });
const key = (type: "pkcs8" | "pkcs1", format: "der" | "pem") =>
  Buffer.from(pair.privateKey.export({ type, format } as { type: "pkcs8"; format: "pem" }));
const body = key("pkcs8", "der").toString("base64");
const REFUSED: [what: string, bytes: Buffer, message: RegExp][] = [
  [
    "Latin-1",
    latin1("a\nb\nM\xfcller\n"),
    /^ids:3: The line is not valid UTF-8\. Is it Latin-1 or Windows-1252\?/,
  ],
  ["Windows-1252", latin1("\x80 1\n"), /^ids:1: The line is not valid UTF-8\..*iconv -f WINDOWS-1252/],
  ["Latin-1 with old Mac line ends", latin1("a\rb\r\xfc"), /^ids:3: The line is not valid UTF-8/],
  ["UTF-8 that is cut off", Buffer.from("a\nü").subarray(0, 3), /^ids:2: The line is not valid UTF-8/],
  [
    "UTF-8 with a surrogate",
    Buffer.from([0x61, 10, 0xed, 0xa0, 0x80]),
    /^ids:2: The line is not valid UTF-8/,
  ],
  ["an overlong form", Buffer.from([0x61, 10, 0x61, 10, 0xc0, 0xaf]), /^ids:3: The line is not valid UTF-8/],
  ["UTF-16 that is cut off", utf16le("\uFEFFab\ncd").subarray(0, -1), /^ids:2: The line is not valid UTF-16/],
  ["UTF-16 with half of a pair", utf16be("\uFEFFa\nb\n\ud800\nc"), /^ids:3: The line is not valid UTF-16/],
  ["a NUL", Buffer.from("1234\n5678\n9\x000\n1\n2\n"), /^ids:3: The line has a NUL in it/],
  ["UTF-32", Buffer.from([0xff, 0xfe, 0, 0, 0x31, 0, 0, 0]), /^ids is text in UTF-32/],
  ["UTF-32 without a mark", Buffer.from([0x31, 0, 0, 0, 0x32, 0, 0, 0]), /^ids:1: The line has a NUL/],
  ["gzip", gzipSync("a\n"), /^ids is compressed by gzip\. Unpack it: gunzip/],
  [
    "xlsx",
    Buffer.concat([latin1("PK\x03\x04\x14\0\x06\0"), randomBytes(99)]),
    /^ids is a ZIP archive or an Excel workbook\. Export it as CSV/,
  ],
  ["PDF", latin1("%PDF-1.7\n1 0 obj\n"), /^ids is a PDF/],
  ["a page", Buffer.from("\uFEFF<!doctype html>\n<title>Sign in</title>"), /^ids:1: This is a page in HTML/],
  ["a page in UTF-16", utf16le("\uFEFF<html>"), /^ids:1: This is a page in HTML/],
  ["a key as PEM", key("pkcs8", "pem"), /^ids:1: There is a key here, which is not sent/],
  ["a key as PEM in UTF-16", utf16le(`\uFEFF${key("pkcs1", "pem")}`), /^ids:1: There is a key here/],
  ["ids and a key", Buffer.from(`a\nb\n${key("pkcs1", "pem")}`), /^ids:3: There is a key here/],
  ["a key without its PEM lines", Buffer.from(body.replace(/.{64}/g, "$&\n")), /^ids:1: There is a key here/],
  ["a key in one line", Buffer.from(`a\n\n${body}\n`), /^ids:3: There is a key here/],
  [
    "a key in binary form",
    key("pkcs8", "der"),
    /^ids is a key or a certificate in binary form \(DER\), of which nothing was sent/,
  ],
  ["settings", Buffer.from(`AMS_CLIENT_ID=x\nAMS_PRIVATE_KEY=${body}\n`), /^ids:2: There is a key here/],
];

describe("what is not such a text is refused with the line, before anything is sent", () => {
  test.each(REFUSED)("%s", async (_, bytes, message) => {
    for (const format of ["lines", "csv", "ndjson"]) {
      for (const size of [1, 2, 5, 10_000]) {
        const reading = read(bytes, "ids", size, { format });
        await expect(reading).rejects.toBeInstanceOf(UsageError);
        // A CSV may fail for its header first, where it comes in pieces.
        if (format !== "csv") await expect(reading).rejects.toThrow(message);
      }
    }
    using world = new World();
    world.write("ids", bytes);
    for (const args of [["ids"], ["ids", "--journal", "j"], ["ids", "--json"]]) {
      const { code, out, err } = await world.run("reconcile", ...args);
      expect([code, out]).toEqual([2, ""]);
      expect(err).toMatch(
        args.includes("--json") ? /"code":"usage"/ : new RegExp(message.source.replace("^", "^✗ ")),
      );
      expect(err.match(/[A-Za-z0-9+/]{40,}/g)).toBeNull();
    }
    expect(mock.requests).toHaveLength(0);
  });

  test("a key from stdin: nothing of it is sent or echoed", async () => {
    const pem = `-----BEGIN PRIVATE KEY-----\n${keys.privateKey.replace(/.{64}/g, "$&\n")}\n`;
    for (const stdin of [pem, keys.privateKey, pem.split("\n").slice(1).join("\n")]) {
      using world = new World({ stdin });
      const { code, out, err } = await world.run("reconcile", "-", "--rate", "0");
      expect([code, out]).toEqual([2, ""]);
      expect(leaks(err)).toEqual([]);
    }
    expect(mock.requests).toHaveLength(0);
  });
});

test("nothing is lost: a file of good and bad lines gives each line one result, with its number", async () => {
  const lines = ["nobody.1", "a\u0007b", "nobody.2", "1.2E+11", "nobody.3", "x".repeat(65), "nobody.4"];
  using world = new World();
  world.write("ids", `${lines.join("\r\n")}\r\n`);
  const { code, out } = await world.run("reconcile", "ids", "--rate", "0");
  expect(code).toBe(9);
  const rows: { position: number; outcome: string; message?: string }[] = out
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line))
    .sort((a, b) => a.position - b.position);
  const outcomes = [
    "not-found",
    "invalid-id",
    "not-found",
    "invalid-id",
    "not-found",
    "invalid-id",
    "not-found",
  ];
  expect(rows.map(({ outcome }) => outcome)).toEqual(outcomes);
  expect(rows[1]?.message).toBe("Line 2: The id has a character in it that is not printable (U+0007).");
  expect(rows[3]?.message).toMatch(/^Line 4: 1\.2E\+11 is a rounded number/);
  expect(mock.requests).toHaveLength(4);
  mock.reset();
});
