import type { Results } from "../bench.ts";
import { tablesOf } from "./rows.ts";

/** RESULTS.md: what was measured, and how to read it. */
export function renderMarkdown(results: Results): string {
  const tables = tablesOf(results).map(({ title, head, rows }) =>
    [
      `## ${title}`,
      "",
      line(head),
      line(head.map((_, column) => (column === 0 ? "---" : "---:"))),
      ...rows.map(line),
      "",
    ].join("\n"),
  );
  return [
    "# Results",
    "",
    "Written by `pnpm bench --write`; do not edit. What is measured, and why a target is missed, stands in",
    "[README.md](README.md).",
    "",
    `Node ${results.node}, ${results.cores} cores. Medians; "middle half" is where half of the rounds are. Connections are`,
    "the floor's and the client's.",
    "",
    ...tables,
  ].join("\n");
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}
