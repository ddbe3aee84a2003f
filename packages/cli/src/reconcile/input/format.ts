import { extname } from "node:path";
import { UsageError } from "../../failure.ts";
import { stateQuery } from "../../state-query.ts";
import { readDelimiter } from "./delimiter.ts";

/** The format of the ids in the input. */
export type InputFormat =
  | { readonly name: "lines" }
  | CsvFormat
  /** The path of the member, name by name. */
  | { readonly name: "ndjson"; readonly field: readonly string[] };

export interface CsvFormat {
  readonly name: "csv";
  /** Without one, the header shows it. */
  readonly delimiter: string | undefined;
  /** Without one: the only one, else the one that is named as in the contract. */
  readonly column: string | undefined;
}

/** An input, for those who read it. */
export interface Source {
  /** For messages: the file, or stdin. */
  readonly name: string;
  readonly format: InputFormat;
  /** Whether the user chose the format; else it was guessed, and the first line may show another. */
  readonly isFormatNamed: boolean;
}

export interface FormatFlags {
  format?: string;
  column?: string;
  delimiter?: string;
  field?: string;
}

const ENDINGS: { readonly [ending: string]: string } = {
  ".csv": "csv",
  ".tsv": "csv",
  ".ndjson": "ndjson",
  ".jsonl": "ndjson",
  ".json": "ndjson",
};

/** What the flags say, else what the file's ending says, else lines. @throws {UsageError} */
export function chooseFormat(file: string, flags: FormatFlags): InputFormat {
  const { format, column, delimiter, field } = flags;
  const csvFlag = column !== undefined ? "--column" : delimiter !== undefined ? "--delimiter" : undefined;
  if (csvFlag !== undefined && field !== undefined)
    throw new UsageError(`${csvFlag} is for CSV and --field for NDJSON; give one of them.`);
  const ending = extname(file).toLowerCase();
  const implied = csvFlag !== undefined ? "csv" : field !== undefined ? "ndjson" : undefined;
  const name = format ?? implied ?? ENDINGS[ending] ?? "lines";
  if (implied !== undefined && name !== implied)
    throw new UsageError(`${csvFlag ?? "--field"} does not go with --format ${name}.`);
  if (name === "lines") return { name };
  if (name === "csv") {
    const named = delimiter === undefined ? undefined : readDelimiter(delimiter);
    return { name, delimiter: named ?? (ending === ".tsv" ? "\t" : undefined), column };
  }
  if (name === "ndjson") return { name, field: (field ?? stateQuery.idMember).split(".") };
  throw new UsageError("--format is lines, csv or ndjson.");
}

/** The input as the user named it. @throws {UsageError} */
export function chooseSource(file: string, flags: FormatFlags): Source {
  const format = chooseFormat(file, flags);
  return { name: file === "-" ? "stdin" : file, format, isFormatNamed: flags.format !== undefined };
}
