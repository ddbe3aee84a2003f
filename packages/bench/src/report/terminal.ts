import Table from "cli-table3";
import type { TextTable } from "./rows.ts";

/** Tables for people. Numbers are aligned to the right, names to the left. */
export function renderTables(tables: readonly TextTable[]): string {
  return tables.map(({ title, head, rows }) => `${title}\n${draw(head, rows)}`).join("\n\n");
}

function draw(head: string[], rows: string[][]): string {
  const table = new Table({
    head,
    colAligns: head.map((_, column) => (column === 0 ? "left" : "right")),
    style: { head: [], border: [] },
    chars: { mid: "", "left-mid": "", "mid-mid": "", "right-mid": "" },
  });
  table.push(...rows);
  return table.toString();
}
