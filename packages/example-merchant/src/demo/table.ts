import Table from "cli-table3";
import pc from "picocolors";
import type { Outcome } from "./send.ts";

const PLAIN = { head: [], border: [] };
const COLOURS = { verified: pc.green, "unsigned failure": pc.yellow, rejected: pc.red, none: pc.red };

/** The outcomes as a table, at most 80 columns wide. The JSON has the rest. */
export function renderTable(outcomes: readonly Outcome[]): string {
  const table = new Table({
    head: ["example", "state", "trust", "ms"].map((text) => pc.bold(text)),
    colAligns: ["left", "left", "left", "right"],
    style: PLAIN,
    chars: { mid: "", "left-mid": "", "mid-mid": "", "right-mid": "" },
  });
  for (const { example, state, trust, ms, problems } of outcomes) {
    const mark = problems.length > 0 ? pc.red(" ✗") : "";
    table.push([example.name, state, COLOURS[trust](trust) + mark, ms.toFixed(1)]);
  }
  return table.toString();
}
