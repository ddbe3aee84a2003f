import Table from "cli-table3";
import pc from "picocolors";
import type { Outcome } from "./ask.ts";

const PLAIN = { head: [], border: [] };
const COLOURS = { verified: pc.green, "unsigned failure": pc.yellow, rejected: pc.red, "no answer": pc.red };

/** The outcomes as a table for people. */
export function renderTable(outcomes: readonly Outcome[]): string {
  const table = new Table({
    head: ["request id", "example", "result code", "vaulting status", "trust", "ms"].map((text) =>
      pc.bold(text),
    ),
    colAligns: ["left", "left", "left", "left", "left", "right"],
    style: PLAIN,
    chars: { mid: "", "left-mid": "", "mid-mid": "", "right-mid": "" },
  });
  for (const { expectation, resultCode, state, trust, ms, problems } of outcomes) {
    const id = expectation.correlation
      ? String(expectation.request[expectation.correlation])
      : expectation.operation;
    const mark = problems.length > 0 ? pc.red(" ✗") : "";
    table.push([id, expectation.name, resultCode, state, COLOURS[trust](trust) + mark, ms.toFixed(1)]);
  }
  return table.toString();
}
