import { pipeline, Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { UsageError } from "../../failure.ts";
import { inquiry } from "../../inquiry.ts";
import type { InputFormat } from "./format.ts";

type CsvFormat = Extract<InputFormat, { name: "csv" }>;

/** Reads the column of a CSV (RFC 4180, or with tabs). The first line names the columns. */
export async function* readCsv(
  input: AsyncIterable<Uint8Array>,
  { delimiter, column }: CsvFormat,
): AsyncGenerator<{ id: string }> {
  const parser = parse({
    bom: true,
    delimiter,
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
    // A quote that is never closed would fill the memory.
    max_record_size: 1_048_576,
  });
  pipeline(Readable.from(input), parser, () => {});
  let index: number | undefined;
  try {
    for await (const row of parser as AsyncIterable<string[]>) {
      if (index === undefined) index = indexOf(column, row);
      else yield { id: row[index] ?? "" };
    }
  } catch (error) {
    if (error instanceof CsvError)
      throw new UsageError(`The input is no CSV: line ${error.lines ?? "?"} cannot be read (${error.code}).`);
    throw error;
  }
}

function indexOf(column: string | undefined, names: readonly string[]): number {
  if (column === undefined && names.length === 1) return 0;
  const wanted = column ?? inquiry.idMember;
  const index = names.indexOf(wanted);
  if (index >= 0 && names.lastIndexOf(wanted) === index) return index;
  const some = names.slice(0, 20).map((name) => JSON.stringify(name.slice(0, 40)));
  const known = some.join(", ") + (names.length > some.length ? ", …" : "");
  throw new UsageError(
    `The CSV has ${index < 0 ? "no" : "more than one"} column ${JSON.stringify(wanted)}. Choose with --column: ${known}.`,
  );
}
