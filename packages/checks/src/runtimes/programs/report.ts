import type { CaseOutcome } from "../conformance/world.ts";

/** Marks the line that carries the outcomes among whatever else a program prints. */
const MARK = "@@outcomes ";

export function report(outcomes: readonly CaseOutcome[]): void {
  console.log(MARK + JSON.stringify(outcomes));
}

/** The outcomes, and everything else that was printed. */
export function readReport(stdout: string): { outcomes: CaseOutcome[] | undefined; printed: string } {
  const lines = stdout.split("\n");
  const line = lines.find((text) => text.startsWith(MARK));
  return {
    outcomes: line === undefined ? undefined : JSON.parse(line.slice(MARK.length)),
    printed: lines.filter((text) => text !== line).join("\n"),
  };
}
