import { extname } from "node:path";
import { UsageError } from "../../failure.ts";

export type OutFormat = "ndjson" | "csv";

/** What the flag says, else CSV for a file that ends so. @throws {UsageError} */
export function chooseOutFormat(out: string | undefined, named: string | undefined): OutFormat {
  if (named === "csv" || named === "ndjson") return named;
  if (named !== undefined) throw new UsageError("--out-format is ndjson or csv.");
  return out !== undefined && extname(out).toLowerCase() === ".csv" ? "csv" : "ndjson";
}
