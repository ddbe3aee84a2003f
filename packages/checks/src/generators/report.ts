import Table from "cli-table3";
import pc from "picocolors";
import type { Outcome } from "./try-generator.ts";

/** Whether the outcome is what is known of the generator. */
export function isExpected({ generator, compilationError }: Outcome): boolean {
  return (compilationError !== undefined) === (generator.fails !== undefined);
}

/** The outcomes as a table, with the reason of each failure. */
export function tableOf(outcomes: readonly Outcome[]): string {
  const table = new Table({
    head: ["generator", "version", "generates", "compiles", "reason"],
    colWidths: [20, 10, 11, 10, 23],
    wordWrap: true,
    style: { head: [], border: [] },
  });
  for (const { generator, version, generationError, compilationError } of outcomes) {
    const reason = compilationError === undefined ? "" : (generator.fails ?? compilationError);
    table.push([generator.name, version, mark(generationError), mark(compilationError), reason]);
  }
  return table.toString();
}

const mark = (error: string | undefined) => (error === undefined ? pc.green("yes") : pc.red("no"));
