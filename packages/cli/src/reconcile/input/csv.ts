import { pipeline, Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { UsageError } from "../../failure.ts";
import { stateQuery } from "../../state-query.ts";
import type { Lines } from "../../text/decode.ts";
import { recogniseDelimiter } from "./delimiter.ts";
import type { CsvFormat } from "./format.ts";
import type { Read } from "./items.ts";

interface Row {
  record: string[];
  info: { lines: number };
}

/** Reads the column of a CSV (RFC 4180, with any delimiter). The first line names the columns. */
export async function* readCsv(
  input: AsyncGenerator<Lines>,
  name: string,
  { delimiter: named, column }: CsvFormat,
): AsyncGenerator<Read> {
  const first = await firstLines(input);
  if (!first) return;
  const [, announced] = /^sep=(.)\n/.exec(first.text) ?? [];
  const text = announced === undefined ? first.text : first.text.slice("sep=x\n".length);
  // Line numbers are those of the file, with what Excel announces.
  const offset = first.line - 1 + (announced === undefined ? 0 : 1);
  const header = text.slice(0, text.indexOf("\n") + 1) || text;
  const parser = parse({
    delimiter: named ?? announced ?? recogniseDelimiter(header, column),
    // Line ends are alike by now. A found one would not end a line that ends otherwise.
    record_delimiter: "\n",
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
    info: true,
    // A quote that is never closed would fill the memory.
    max_record_size: 1_048_576,
  });
  async function* texts() {
    yield text;
    for await (const lines of input) yield lines.text;
  }
  pipeline(Readable.from(texts()), parser, () => {});
  let names: readonly string[] | undefined;
  let index = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<Row>) {
      const line = info.lines + offset;
      if (names) yield readRow(record, names, index, line);
      else {
        names = record;
        index = indexOf(column, names, `${name}:${line}`);
      }
    }
  } catch (error) {
    if (error instanceof CsvError)
      throw new UsageError(
        `${name}:${Number(error.lines ?? 0) + offset}: The line is not valid CSV (${error.code}). Correct the quotes in it.`,
      );
    throw error;
  }
}

/** The first lines with something in them. */
async function firstLines(input: AsyncGenerator<Lines>): Promise<Lines | undefined> {
  for (;;) {
    const next = await input.next();
    if (next.done) return undefined;
    const { text, line } = next.value;
    const blank = /^\s*\n/.exec(text)?.[0] ?? "";
    if (text.trim() !== "")
      return { text: text.slice(blank.length), line: line + (blank.match(/\n/g) ?? []).length };
  }
}

function readRow(record: readonly string[], names: readonly string[], index: number, line: number): Read {
  const id = record[index] ?? "";
  const more = record.slice(names.length).some((cell) => cell !== "");
  if (more)
    return {
      id: undefined,
      line,
      problem: `Line ${line} has ${record.length} cells, and the header ${names.length}: quote cells with the delimiter in them.`,
    };
  return id === "" ? { id: undefined, line, problem: `Line ${line} has no id.` } : { id, line };
}

function indexOf(column: string | undefined, names: readonly string[], place: string): number {
  const [only = ""] = names;
  if (column === undefined && names.length === 1) {
    if (!/\d{4}/.test(only)) return 0;
    throw new UsageError(
      `${place}: The first line has to name the column, and ${only.slice(0, 40)} is rather an id. Add a line with a name, or give --format lines.`,
    );
  }
  const wanted = column ?? stateQuery.idMember;
  const index = names.indexOf(wanted);
  if (index >= 0 && names.lastIndexOf(wanted) === index) return index;
  const some = names.slice(0, 20).map((name) => JSON.stringify(name.slice(0, 40)));
  const known = some.join(", ") + (names.length > some.length ? ", …" : "");
  throw new UsageError(
    `${place}: The CSV has ${index < 0 ? "no" : "more than one"} column ${JSON.stringify(wanted)}. Choose with --column: ${known}.`,
  );
}
