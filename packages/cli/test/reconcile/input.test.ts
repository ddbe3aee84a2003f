import { describe, expect, test } from "vitest";
import { UsageError } from "../../src/failure.ts";
import { chooseFormat, type FormatFlags } from "../../src/reconcile/input/format.ts";
import { readItems } from "../../src/reconcile/input/items.ts";

/** The bytes of a text, cut into pieces of a size. */
async function* pieces(text: string, size = 3) {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(text: string, file: string, flags: FormatFlags = {}, size?: number) {
  const items = [];
  for await (const { position, id, problem } of readItems(pieces(text, size), chooseFormat(file, flags))) {
    expect(position).toBe(items.length + 1);
    items.push(problem ?? id);
  }
  return items;
}

describe("the format follows from flags, else from the ending", () => {
  const csv = { name: "csv", delimiter: ",", column: undefined };
  test.each([
    { file: "-", flags: {}, want: { name: "lines" } },
    { file: "a.txt", flags: {}, want: { name: "lines" } },
    { file: "a.CSV", flags: {}, want: csv },
    { file: "a.tsv", flags: {}, want: { ...csv, delimiter: "\t" } },
    { file: "a.ndjson", flags: {}, want: { name: "ndjson", field: ["vaultingRequestId"] } },
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
    ["a\u2028b\n", "-", {}, ["a\u2028b"]],
    ["", "-", {}, []],
    ["id\na\nb\n", "a.csv", {}, ["a", "b"]],
    ["x,vaultingRequestId\n1,a\n2,b\n", "a.csv", {}, ["a", "b"]],
    ['x,id\r\n1,"a"\r\n2,"b,""c"""\r\n', "a.csv", { column: "id" }, ["a", 'b,"c"']],
    ["\uFEFFid,x\na,1\n,2\nb\n", "a.csv", { column: "id" }, ["a", "", "b"]],
    ["x\tid\n1\ta\n", "a.tsv", { column: "id" }, ["a"]],
    ["x,id\n1\n2,b\n\n", "a.csv", { column: "id" }, ["", "b"]],
    ['{"id":"a"}\n{"id":12}\n"c"\n', "-", { field: "id" }, ["a", "12", "c"]],
    ['{"o":{"id":"a\\u2028"},"t":"\u2028"}\n', "-", { field: "o.id" }, ["a\u2028"]],
    [
      '{"id":"a"}\n{\n\n{"x":1}\n[1]\nnull\n',
      "-",
      { field: "id" },
      [
        "a",
        "The line is no JSON.",
        "The line has no text at id.",
        "The line has no text at id.",
        "The line has no text at id.",
      ],
    ],
    [
      '{"id":12345678901234567890}\n',
      "-",
      { field: "id" },
      ["The id is a number that JSON cannot keep exactly: write it as a text."],
    ],
    ['{"id":"a"}\n', "-", { field: "toString" }, ["The line has no text at toString."]],
  ];
  test.each(cases)("%j", async (text, file, flags, want) => {
    for (const size of [1, 2, 7, 1000]) expect(await read(text, file, flags, size)).toEqual(want);
  });
});

describe("an input of another form is refused, and says so", () => {
  const cases: [text: string, file: string, flags: FormatFlags, message: RegExp][] = [
    ["a,b\n1,2\n", "a.csv", {}, /no column "vaultingRequestId"\. Choose with --column: "a", "b"\./],
    ["a,b\n1,2\n", "a.csv", { column: "c" }, /no column "c"/],
    ["a,a\n1,2\n", "a.csv", { column: "a" }, /more than one column "a"/],
    ['id\n"a\nb', "a.csv", {}, /no CSV: line \d+ cannot be read \(CSV_QUOTE_NOT_CLOSED\)/],
    ["x".repeat(1_100_000), "-", {}, /more than 1048576 characters/],
  ];
  test.each(cases)("%#", async (text, file, flags, message) => {
    const reading = read(text, file, flags, 65_536);
    await expect(reading).rejects.toThrow(message);
    await expect(reading).rejects.toBeInstanceOf(UsageError);
  });
});
