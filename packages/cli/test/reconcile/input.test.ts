import { describe, expect, test } from "vitest";
import { UsageError } from "../../src/failure.ts";
import { chooseFormat, chooseSource, type FormatFlags } from "../../src/reconcile/input/format.ts";
import { readItems } from "../../src/reconcile/input/items.ts";

/** The bytes of a text, cut into pieces of a size. */
async function* pieces(text: string, size = 3) {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(text: string, file: string, flags: FormatFlags = {}, size?: number) {
  const items = [];
  for await (const { position, id, problem } of readItems(pieces(text, size), chooseSource(file, flags))) {
    expect(position).toBe(items.length + 1);
    items.push(problem ?? id);
  }
  return items;
}

describe("the format follows from flags, else from the ending", () => {
  const csv = { name: "csv", delimiter: undefined, column: undefined };
  test.each([
    { file: "-", flags: {}, want: { name: "lines" } },
    { file: "a.txt", flags: {}, want: { name: "lines" } },
    { file: "a.CSV", flags: {}, want: csv },
    { file: "a.tsv", flags: {}, want: { ...csv, delimiter: "\t" } },
    { file: "a.ndjson", flags: {}, want: { name: "ndjson", field: ["vaultingRequestId"] } },
    { file: "a.json", flags: {}, want: { name: "ndjson", field: ["vaultingRequestId"] } },
    { file: "a.csv", flags: { delimiter: "tab" }, want: { ...csv, delimiter: "\t" } },
    { file: "-", flags: { delimiter: ";" }, want: { ...csv, delimiter: ";" } },
    { file: "a.jsonl", flags: { field: "a.b" }, want: { name: "ndjson", field: ["a", "b"] } },
    { file: "-", flags: { column: "id" }, want: { ...csv, column: "id" } },
    { file: "-", flags: { field: "id" }, want: { name: "ndjson", field: ["id"] } },
    { file: "a.csv", flags: { format: "lines" }, want: { name: "lines" } },
  ])("$file $flags", ({ file, flags, want }) => {
    expect(chooseFormat(file, flags)).toEqual(want);
  });
});

describe("ids are read whatever the pieces of the input are", () => {
  const cases: [text: string, file: string, flags: FormatFlags, want: (string | undefined)[]][] = [
    ["a\nb\n", "-", {}, ["a", "b"]],
    ["a\r\nb", "-", {}, ["a", "b"]],
    ["\uFEFFa\n\n  b \n\n", "-", {}, ["a", "b"]],
    ["é\n日本\n", "-", {}, ["é", "日本"]],
    ["a\rb\rc", "-", {}, ["a", "b", "c"]],
    ["a\rb\nc\r\nd\r", "-", {}, ["a", "b", "c", "d"]],
    ["", "-", {}, []],
    ["id\na\nb\n", "a.csv", {}, ["a", "b"]],
    ["x,vaultingRequestId\n1,a\n2,b\n", "a.csv", {}, ["a", "b"]],
    ['x,id\r\n1,"a"\r\n2,"b,""c"""\r\n', "a.csv", { column: "id" }, ["a", 'b,"c"']],
    ["\uFEFFid,x\na,1\n,2\nb\n", "a.csv", { column: "id" }, ["a", "Line 3 has no id.", "b"]],
    ["x\tid\n1\ta\n", "a.tsv", { column: "id" }, ["a"]],
    ["x,id\n1\n2,b\n\n", "a.csv", { column: "id" }, ["Line 2 has no id.", "b"]],
    ["x,id\r1,a\r2,b\r", "a.csv", { column: "id" }, ["a", "b"]],
    ["x,id\r\n1,a\n2,b\r\n3,c\n", "a.csv", { column: "id" }, ["a", "b", "c"]],
    ["x;id\n1,5;a\n", "a.csv", { column: "id" }, ["a"]],
    ["x;y,z;id\n1;2,3;a\n", "a.csv", { column: "id" }, ["a"]],
    ["x|vaultingRequestId\n1|a\n", "a.csv", {}, ["a"]],
    ["x\tid\n1\ta\n", "a.csv", { column: "id" }, ["a"]],
    ['"x;1",id\n1,a\n', "a.csv", { column: "id" }, ["a"]],
    ["x:id\n1:a\n", "a.csv", { column: "id", delimiter: ":" }, ["a"]],
    ["sep=;\r\nx;id\r\n1;a\r\n2;\r\n", "a.csv", { column: "id" }, ["a", "Line 4 has no id."]],
    ["\n\nx,id\n1,a\n\n2,\n", "a.csv", { column: "id" }, ["a", "Line 6 has no id."]],
    ["x,id,,\n1,a,,\n2,b,,,\n", "a.csv", { column: "id" }, ["a", "b"]],
    [
      "x,id\nG,123,456,789,206\nH,b\n",
      "a.csv",
      { column: "id" },
      ["Line 2 has 5 cells, and the header 2: quote cells with the delimiter in them.", "b"],
    ],
    ['{"id":"a"}\n{"id":12}\n"c"\n', "-", { field: "id" }, ["a", "12", "c"]],
    ['{"o":{"id":"a"},"t":"\u2028"}\n', "-", { field: "o.id" }, ["a"]],
    [
      '{"id":"a"}\n{\n\n{"x":1}\n[1]\nnull\n',
      "-",
      { field: "id" },
      [
        "a",
        "Line 2 is not valid JSON.",
        "Line 4 has no text at id.",
        "Line 5 has no text at id.",
        "Line 6 has no text at id.",
      ],
    ],
    ...["12345678901234567890", "1.2E+11", "123.0", "12e3", "-0", "0.5"].map(
      (number): [string, string, FormatFlags, string[]] => [
        `{"id":${number}}\n`,
        "-",
        { field: "id" },
        [
          "Line 1 has a number for an id that is not a whole one with all its digits. Write the id as a text.",
        ],
      ],
    ),
    ['{"id":"a"}\n', "-", { field: "toString" }, ["Line 1 has no text at toString."]],
    ['{"id":"1.2E+11"}\n{"id":"123.0"}\n', "-", { field: "id" }, ["1.2E+11", "123.0"]],
  ];
  test.each(cases)("%j", async (text, file, flags, want) => {
    for (const size of [1, 2, 7, 1000]) expect(await read(text, file, flags, size)).toEqual(want);
  });
});

describe("a cell that a spreadsheet changed is no id: the line says so", () => {
  const damaged = [
    "1.23457E+11",
    "1,2E+11",
    "1.2e+11",
    "123456789206.0",
    "123,00",
    "'123456789206",
    '="123"',
    "=A1",
    "#N/A",
    "########",
    "123,456,789,206",
    "123.456.789.206",
    "123 456 789 206",
    "123'456'789'206",
    "123’456’789’206",
    "123\u202F456\u202F789",
    "123456789206.",
    "1.2E11",
  ];
  test.each(damaged)("%s", async (cell) => {
    const want = [expect.stringMatching(/^Line 2: .* as in a spreadsheet\. Format the column as text/), "b"];
    const quoted = `"${cell.replaceAll('"', '""')}"`;
    expect(await read(`id\n${quoted}\nb\n`, "a.csv")).toEqual(want);
    if (!cell.includes(",")) expect(await read(`a\n${cell}\nb\n`, "-")).toEqual(["a", ...want]);
  });

  test.each(["12e5", "1e10", "12345e67", "1.5", "2026-11-26", "v1.0", "1.0.0", "a=b", "#1", "123.456"])(
    "%s is an id",
    async (cell) => {
      expect(await read(`id\n${cell}\n`, "a.csv")).toEqual([cell]);
    },
  );
});

describe("a line that is more than an id is no id: the line says so, and what to do", () => {
  const lines: [line: string, problem: RegExp][] = [
    ...['"123"', "'123'", "`123`", "“123”", "„123“", "«123»", "‘123’", '"123",', "'123';"].map(
      (line): [string, RegExp] => [line, /^Line 2: .* is in quotes\. Remove them\.$/],
    ),
    ...["# note", "// note", "-- note", "123 # note"].map((line): [string, RegExp] => [
      line,
      /^Line 2: .* has a comment\. Remove it\.$/,
    ]),
    ...["A-123,", "A-123;"].map((line): [string, RegExp] => [
      line,
      /^Line 2: .* ends with a separator\. Remove it\.$/,
    ]),
  ];
  test.each(lines)("%s", async (line, problem) => {
    expect(await read(`a\n${line}\nb\n`, "-")).toEqual(["a", expect.stringMatching(problem), "b"]);
    const inJson = `${JSON.stringify({ id: line })}\n`;
    expect(await read(inJson, "-", { field: "id" })).toEqual([line]);
  });

  test.each(["a#1", "#1", "a-b--c", "a//b", "it's", 'b"c"', "“a” and “b”.1"])("%s is an id", async (line) => {
    expect(await read(`a\n${line}\n`, "-")).toEqual(["a", line]);
  });
});

describe("text that cannot be an id is not sent: the line says so", () => {
  const characters = [
    "\u0001",
    "\u001b",
    "\u007f",
    "\u0085",
    "\u009b",
    "\u200b",
    "\u202e",
    "\u2066",
    "\u2028",
    "\uFFFD",
    "\uFEFF",
  ];
  test.each(characters.map((each) => ({ character: each, code: each.charCodeAt(0).toString(16) })))(
    "U+$code",
    async ({ character }) => {
      const want = ["a", expect.stringMatching(/^Line 2: The id has a (replacement )?character/), "b"];
      expect(await read(`a\n1${character}2\nb\n`, "-")).toEqual(want);
      const line = (id: string) => `${JSON.stringify({ id })}\n`;
      expect(await read(line("a") + line(`1${character}2`) + line("b"), "-", { field: "id" })).toEqual(want);
    },
  );

  test("half of a surrogate pair", async () => {
    expect(await read('{"id":"a\\ud800"}\n', "-", { field: "id" })).toEqual([
      "Line 1: The id has a character in it that is not printable (U+D800).",
    ]);
  });

  test("--format lines and csv allow what is unusual in an id", async () => {
    expect(await read("A;123\n[1]\n{a}\n", "-", { format: "lines" })).toEqual(["A;123", "[1]", "{a}"]);
  });
});

describe("an input of another form is refused, and says so", () => {
  const cases: [text: string, file: string, flags: FormatFlags, message: RegExp][] = [
    ["a,b\n1,2\n", "a.csv", {}, /no column "vaultingRequestId"\. Choose with --column: "a", "b"\./],
    ["a,b\n1,2\n", "a.csv", { column: "c" }, /no column "c"/],
    ["a,a\n1,2\n", "a.csv", { column: "a" }, /more than one column "a"/],
    ['id\n"a\nb', "a.csv", {}, /^a\.csv:3: The line is not valid CSV \(CSV_QUOTE_NOT_CLOSED\)/],
    ["a,b\n1,2\n", "a.csv", { column: "c", delimiter: ";" }, /no column "c"\. Choose with --column: "a,b"/],
    ["123456789206\n123456789207\n", "a.csv", {}, /^a\.csv:1: The first line has to name the column/],
    ["A;123\n", "a.txt", {}, /^a\.txt:1: There is ";" in the line, as in CSV\. Give --column/],
    ["\n\norder,id\n", "-", {}, /^stdin:1: There is "," in the line/],
    ["order\tid\n", "-", {}, /There is "\\t" in the line/],
    ...["vaultingRequestId\n1\n", '"vaultingRequestId"\r\n', "VAULTINGREQUESTID\n"].map(
      (text): [string, string, FormatFlags, RegExp] => [
        text,
        "a.txt",
        {},
        /^a\.txt:1: This is the name of a column, as in CSV\. Give --format csv\.$/,
      ],
    ),
    ['[{"id":"a"}]', "a.json", {}, /^a\.json:1: This is a JSON array\./],
    ['[\n  {"id":"a"}\n]', "a.ndjson", {}, /This is a JSON array\./],
    ['["a","b"]', "a.txt", {}, /This is a JSON array\./],
    ["[1,2]", "-", { field: "id" }, /This is a JSON array\./],
    ['{\n  "id": "a"\n}', "a.json", {}, /This is JSON over many lines\./],
    ['{"id":"a"}\n', "-", {}, /This is JSON\. Give --format ndjson/],
    ["<!DOCTYPE html>\n<p>", "-", {}, /^stdin:1: This is a page in HTML or XML/],
    ['\n<?xml version="1.0"?>\n', "a.csv", {}, /This is a page in HTML or XML/],
    ["<html>", "-", { format: "lines" }, /This is a page in HTML or XML/],
    ["x".repeat(1_100_000), "-", {}, /more than 1048576 characters/],
  ];
  test.each(cases)("%#", async (text, file, flags, message) => {
    const reading = read(text, file, flags, 65_536);
    await expect(reading).rejects.toThrow(message);
    await expect(reading).rejects.toBeInstanceOf(UsageError);
  });
});
