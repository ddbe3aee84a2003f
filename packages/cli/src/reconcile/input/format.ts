import { extname } from "node:path";
import { UsageError } from "../../failure.ts";
import { inquiry } from "../../inquiry.ts";

/** How ids stand in the input. */
export type InputFormat =
  | { readonly name: "lines" }
  /** Without a column: the only one, else the one that is named as in the contract. */
  | { readonly name: "csv"; readonly delimiter: "," | "\t"; readonly column: string | undefined }
  /** The path of the member, name by name. */
  | { readonly name: "ndjson"; readonly field: readonly string[] };

export interface FormatFlags {
  format?: string;
  column?: string;
  field?: string;
}

const ENDINGS: { readonly [ending: string]: string } = {
  ".csv": "csv",
  ".tsv": "csv",
  ".ndjson": "ndjson",
  ".jsonl": "ndjson",
};

/** What the flags say, else what the file's ending says, else lines. @throws {UsageError} */
export function chooseFormat(file: string, { format, column, field }: FormatFlags): InputFormat {
  if (column !== undefined && field !== undefined)
    throw new UsageError("--column is for CSV and --field for NDJSON; give one of them.");
  const ending = extname(file).toLowerCase();
  const implied = column !== undefined ? "csv" : field !== undefined ? "ndjson" : undefined;
  const name = format ?? implied ?? ENDINGS[ending] ?? "lines";
  if (implied !== undefined && name !== implied)
    throw new UsageError(`--${implied === "csv" ? "column" : "field"} does not go with --format ${name}.`);
  if (name === "lines") return { name };
  if (name === "csv") return { name, delimiter: ending === ".tsv" ? "\t" : ",", column };
  if (name === "ndjson") return { name, field: (field ?? inquiry.idMember).split(".") };
  throw new UsageError("--format is lines, csv or ndjson.");
}
