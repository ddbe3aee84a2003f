import Table from "cli-table3";
import pc from "picocolors";
import type { Outcome } from "./check-target.ts";

/** What became of a project. */
export interface Result {
  project: string;
  outcomes: readonly Outcome[];
}

/** A table of all projects, and below it what failed. */
export function renderTable(results: readonly Result[]): string {
  const table = new Table({
    head: ["project", "passed", "failed"],
    colAligns: ["left", "right", "right"],
    style: { head: [], border: [], compact: true },
  });
  for (const { project, outcomes } of results) {
    const failed = failuresOf(outcomes).length;
    table.push([project, outcomes.length - failed, failed > 0 ? pc.red(failed) : 0]);
  }
  const failures = results.flatMap(({ project, outcomes }) =>
    failuresOf(outcomes).map(
      ({ name, failure }) => `${pc.red("✗")} ${project}: ${name}\n${failure?.replace(/^/gm, "    ")}`,
    ),
  );
  return [table.toString(), ...failures].join("\n");
}

export function failuresOf(outcomes: readonly Outcome[]): Outcome[] {
  return outcomes.filter(({ failure }) => failure !== undefined);
}
