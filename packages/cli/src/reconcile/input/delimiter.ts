import { parse } from "csv-parse/sync";
import { UsageError } from "../../failure.ts";
import { stateQuery } from "../../state-query.ts";

/** What separates cells, the standard's first. */
export const delimiters = [",", ";", "\t", "|"] as const;

/** The delimiter that a flag names. @throws {UsageError} */
export function readDelimiter(named: string): string {
  if (named === "tab" || named === "\\t") return "\t";
  if (/^[^\s"\w]$/.test(named) || named === "\t") return named;
  throw new UsageError("--delimiter is one character that is not a letter, a digit or a quote, or tab.");
}

/** The delimiter of a header: the one that makes the wanted column of it, else the one that makes most columns. */
export function recogniseDelimiter(header: string, column: string | undefined): string {
  const counts = delimiters.map((delimiter) => {
    const names = namesOf(header, delimiter);
    return { delimiter, count: names.includes(column ?? stateQuery.idMember) ? Infinity : names.length };
  });
  return counts.reduce((best, each) => (each.count > best.count ? each : best)).delimiter;
}

function namesOf(header: string, delimiter: string): string[] {
  try {
    const [names = []] = parse(header, { delimiter, trim: true, to: 1 }) as string[][];
    return names;
  } catch {
    return [];
  }
}
