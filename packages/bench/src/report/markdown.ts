import type { Results } from "../results.ts";
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
  const { node, cores, busy } = results;
  return [
    "# Results",
    "",
    "Written by `pnpm bench --write`; do not edit. What is measured, and why a target is missed, is in",
    "[README.md](README.md).",
    "",
    `Node ${node}, ${cores} cores, load average ${busy.before.toFixed(1)} at the start and ${busy.after.toFixed(1)} at the end.`,
    "What is above the bench's own 1 to 2 is other work on the same machine, and noise in these numbers.",
    "",
    'Medians; "middle half" is where half of the rounds are. Connections are those of the baseline and of the other side.',
    "",
    ...tables,
  ].join("\n");
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}
