import Table from "cli-table3";
import pc from "picocolors";
import type { Outcome } from "./try-generator.ts";

/** Whether the outcome is what is known of the generator. */
export function isExpected({ generator, compilationError, callError }: Outcome): boolean {
  if (compilationError === undefined && callError !== undefined) return false;
  return (compilationError !== undefined) === (generator.fails !== undefined);
}

/** The outcomes as a table, with the reason of each failure. */
export function tableOf(outcomes: readonly Outcome[]): string {
  const table = new Table({
    head: ["generator", "version", "writes", "compiles", "calls", "reason"],
    colWidths: [20, 9, 8, 10, 7, 19],
    wordWrap: true,
    style: { head: [], border: [] },
  });
  for (const { generator, version, generationError, compilationError, callError } of outcomes) {
    const error = compilationError ?? callError;
    const reason = error === undefined ? "" : (generator.fails ?? error);
    const calls = generator.call ? mark(callError) : "";
    table.push([generator.name, version, mark(generationError), mark(compilationError), calls, reason]);
  }
  return table.toString();
}

const mark = (error: string | undefined) => (error === undefined ? pc.green("yes") : pc.red("no"));
