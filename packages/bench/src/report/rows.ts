import type { Scenario } from "../calls/scenario.ts";
import type { CallsResult } from "../calls.ts";
import type { Comparison } from "../measure/compare.ts";
import type { BothSides } from "../measure/sides.ts";
import type { Results } from "../results.ts";
import type { Lag } from "../waiters/lag-process.ts";
import { atATime, handlersNameOf, nameOf } from "./names.ts";
import { checkTargets } from "./targets.ts";

/** A table of strings, before it is drawn. */
export interface TextTable {
  title: string;
  head: string[];
  rows: string[][];
}

/** The results as tables, the same ones for the terminal and for Markdown. */
export function tablesOf(results: Results): TextTable[] {
  return [
    timeTable("CPU per call, µs (user + system, all threads)", results.calls, "cpu", "client", nameOf),
    timeTable("Wall per call, µs", results.calls, "wall", "client", nameOf),
    timeTable(
      "CPU of the baseline with one part of the client added, µs",
      results.parts,
      "cpu",
      "with it",
      ({ subject }) => `baseline + ${subject}`,
    ),
    rateTable("Handlers, 16 at a time: requests a second", "by hand", "other", [
      ...results.handlers.map(({ scenario, wall, cpu }) => ({
        name: handlersNameOf(scenario),
        wall,
        cpu: { baseline: cpu.baseline.median, subject: cpu.subject.median },
      })),
    ]),
    rateTable(
      "Sandbox: requests a second",
      "bare server",
      "sandbox",
      results.sandbox.map(({ load, ...times }) => ({ name: atATime(load), ...times })),
    ),
    waitersTable(results),
    {
      title: "Targets",
      head: ["what", "target", "got", "met"],
      rows: checkTargets(results).map(({ name, target, bound, got, unit, met }) => [
        name,
        `${bound === "most" ? "≤" : "≥"} ${number(target)} ${unit}`.trim(),
        `${number(got)} ${unit}`.trim(),
        met ? "yes" : "no",
      ]),
    },
  ];
}

function timeTable(
  title: string,
  results: readonly CallsResult[],
  what: "cpu" | "wall",
  subject: string,
  name: (scenario: Scenario) => string,
): TextTable {
  return {
    title,
    head: ["scenario", "baseline", subject, "ratio", "middle half", "min … max", "connections"],
    rows: results.map((result) => {
      const { baseline, subject: other, ratio } = result[what];
      return [
        name(result.scenario),
        baseline.median.toFixed(0),
        other.median.toFixed(0),
        ratio.median.toFixed(2),
        `${ratio.low.toFixed(2)} … ${ratio.high.toFixed(2)}`,
        `${ratio.min.toFixed(2)} … ${ratio.max.toFixed(2)}`,
        `${result.connections.baseline} / ${result.connections.subject}`,
      ];
    }),
  };
}

/** Times turned round: how many a second, and what of the baseline's number that is. */
function rateTable(
  title: string,
  baseline: string,
  subject: string,
  rows: readonly { name: string; wall: Comparison; cpu: BothSides<number> }[],
): TextTable {
  const perSecond = (microseconds: number) => (1e6 / microseconds).toFixed(0);
  const turned = (ratio: number) => (1 / ratio).toFixed(2);
  return {
    title,
    head: ["what", baseline, subject, "ratio", "middle half", "min … max", "CPU each, µs"],
    rows: rows.map(({ name, wall, cpu }) => [
      name,
      perSecond(wall.baseline.median),
      perSecond(wall.subject.median),
      turned(wall.ratio.median),
      `${turned(wall.ratio.high)} … ${turned(wall.ratio.low)}`,
      `${turned(wall.ratio.max)} … ${turned(wall.ratio.min)}`,
      `${cpu.baseline.toFixed(0)} / ${cpu.subject.toFixed(0)}`,
    ]),
  };
}

function waitersTable({ waiters: { waiting, memory, lag } }: Results): TextTable {
  const held = memory.asleep - memory.before;
  const lagRow = (name: string, text: (lag: Lag) => string) => [name, text(lag.baseline), text(lag.subject)];
  return {
    title: `${waiting.waiters.toLocaleString("en")} waiters`,
    head: ["what", "baseline", "client"],
    rows: [
      ["memory while all sleep, beyond before", "", `${(held / 1e6).toFixed(1)} MB`],
      ["the same for each", "", `${(held / waiting.waiters / 1000).toFixed(2)} kB`],
      lagRow("calls a second while they wake", ({ rate }) => rate.toFixed(0)),
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
