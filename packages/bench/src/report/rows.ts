import type { Results } from "../bench.ts";
import type { Comparison } from "../inquiries/run.ts";
import type { Lag } from "../waiters/lag-process.ts";
import { nameOf } from "./names.ts";
import { judge } from "./targets.ts";

/** A table as text, before it is drawn. */
export interface TextTable {
  title: string;
  head: string[];
  rows: string[][];
}

/** The results as tables, the same ones for the terminal and for Markdown. */
export function tablesOf(results: Results): TextTable[] {
  return [
    timeTable("CPU per inquiry, µs (user + system, all threads)", results, "cpu"),
    timeTable("Wall per inquiry, µs", results, "wall"),
    waitersTable(results),
    {
      title: "Targets",
      head: ["what", "target", "got", "met"],
      rows: judge(results).map(({ name, target, got, unit, met }) => [
        name,
        `≤ ${number(target)} ${unit}`.trim(),
        `${number(got)} ${unit}`.trim(),
        met ? "yes" : "no",
      ]),
    },
  ];
}

function timeTable(title: string, { inquiries }: Results, what: "cpu" | "wall"): TextTable {
  return {
    title,
    head: ["scenario", "floor", "client", "ratio", "middle half", "min … max", "connections"],
    rows: inquiries.map((result) => {
      const { floor, client, ratio }: Comparison = result[what];
      return [
        nameOf(result.scenario),
        floor.median.toFixed(0),
        client.median.toFixed(0),
        ratio.median.toFixed(2),
        `${ratio.low.toFixed(2)} … ${ratio.high.toFixed(2)}`,
        `${ratio.min.toFixed(2)} … ${ratio.max.toFixed(2)}`,
        `${result.connections.floor} / ${result.connections.client}`,
      ];
    }),
  };
}

function waitersTable({ waiters: { waiting, memory, lag } }: Results): TextTable {
  const held = memory.asleep - memory.before;
  const lagRow = (name: string, text: (lag: Lag) => string) => [name, text(lag.floor), text(lag.client)];
  return {
    title: `${waiting.waiters.toLocaleString("en")} waiters`,
    head: ["what", "floor", "client"],
    rows: [
      ["memory while all sleep, beyond before", "", `${(held / 1e6).toFixed(1)} MB`],
      ["the same for each", "", `${(held / waiting.waiters / 1000).toFixed(2)} kB`],
      lagRow("inquiries a second while they wake", ({ rate }) => rate.toFixed(0)),
      lagRow("CPU in that time, 1 for a whole core", ({ load }) => load.toFixed(2)),
      lagRow("event loop lag, p50", ({ p50 }) => `${p50.toFixed(1)} ms`),
      lagRow("event loop lag, p99", ({ p99 }) => `${p99.toFixed(1)} ms`),
      lagRow("event loop lag, longest", ({ max }) => `${max.toFixed(1)} ms`),
    ],
  };
}

function number(value: number): string {
  return String(Math.round(value * 100) / 100);
}
