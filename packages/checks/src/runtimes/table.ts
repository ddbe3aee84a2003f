import Table from "cli-table3";
import pc from "picocolors";
import type { CaseOutcome } from "./conformance/world.ts";

/** What became of one runtime or compiler. */
export interface Result {
  target: string;
  version: string;
  seconds: number;
  outcomes: CaseOutcome[];
  /** Why there are no outcomes: it could not be installed or started. */
  broken: string | undefined;
}

export function failuresOf({ outcomes, broken }: Result): string[] {
  const failed = outcomes.flatMap(({ name, failure }) =>
    failure === undefined ? [] : `${name}\n    ${failure}`,
  );
  // A target without a single outcome proves nothing.
  if (broken !== undefined) return [broken, ...failed];
  return outcomes.length > 0 ? failed : ["not a single case ran"];
}

/** The results as a table for people, and below it what failed. */
export function renderTable(results: readonly Result[]): string {
  const table = new Table({
    head: ["target", "version", "passed", "failed", "seconds"].map((text) => pc.bold(text)),
    colAligns: ["left", "left", "right", "right", "right"],
    style: { head: [], border: [] },
    chars: { mid: "", "left-mid": "", "mid-mid": "", "right-mid": "" },
  });
  for (const result of results) {
    const failed = failuresOf(result).length;
    const passed = result.outcomes.filter(({ failure }) => failure === undefined).length;
    const mark = failed > 0 ? pc.red(String(failed)) : pc.green("0");
    table.push([result.target, result.version, passed, mark, result.seconds.toFixed(1)]);
  }
  const details = results.flatMap((result) =>
    failuresOf(result).map((text) => `${pc.red("✗")} ${result.target}: ${text}`),
  );
  return [table.toString(), ...details].join("\n");
}
