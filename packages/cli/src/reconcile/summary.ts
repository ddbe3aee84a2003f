import { hintOf } from "../explain/hint.ts";
import type { Io } from "../io.ts";
import type { Outcome } from "../outcome/outcome.ts";
import { colorsFor } from "../terminal/colors.ts";
import { printable, printableLines } from "../terminal/printable.ts";
import { wrap } from "../terminal/wrap.ts";

/** What a run came to. */
export interface Totals {
  /** Number of ids with each outcome, earlier runs included. */
  readonly counts: ReadonlyMap<string, number>;
  /** Number of them that this run added, and its duration, in milliseconds. */
  readonly added: number;
  readonly ms: number;
  /** Number of ids whose state is still unknown. */
  readonly unresolved: number;
  /** How the run ended, when it did not end by itself. */
  readonly stopped:
    | { readonly by: "signal" }
    | { readonly by: "failures"; readonly outcome: Outcome }
    | undefined;
  readonly journal: string | undefined;
}

export function summaryAsJson(totals: Totals): object {
  const { counts, added, ms, unresolved, stopped } = totals;
  const sum = [...counts.values()].reduce((a, b) => a + b, 0);
  return {
    ids: sum,
    outcomes: Object.fromEntries(counts),
    unresolved,
    added,
    seconds: Math.round(ms / 100) / 10,
    stopped: stopped?.by ?? null,
    ...(stopped?.by === "failures" && { reason: stopped.outcome.error?.message }),
  };
}

export function summaryAsText(totals: Totals, io: Io): string {
  const { counts, added, ms, stopped, journal } = totals;
  const colors = colorsFor(io.stderr, io.env);
  const sum = [...counts.values()].reduce((a, b) => a + b, 0);
  const rows = [...counts].sort(([, a], [, b]) => b - a);
  const width = Math.max(0, ...rows.map(([, count]) => number(count).length));
  const seconds = ms / 1000;
  const rate = added > 0 && seconds > 0 ? `, ${number(Math.round(added / seconds))} per second` : "";
  const earlier = sum > added ? ` (${number(sum - added)} by earlier runs)` : "";
  const lines = [
    `${ids(sum)}${earlier}. This run added ${number(added)} in ${duration(seconds)}${rate}.`,
    ...rows.map(([outcome, count]) => `  ${number(count).padStart(width)}  ${printable(outcome)}`),
  ];
  if (stopped?.by === "failures") lines.push(...explainFailures(stopped.outcome, colors.red("✗")));
  if (stopped) lines.push(next(journal, stopped.by));
  return lines.map((line) => wrap(line, io.stderr, "  ")).join("\n");
}

function explainFailures(failed: Outcome, sign: string): string[] {
  const { error, outcome } = failed;
  const hint = hintOf(failed);
  return [
    `${sign} Stopped: the last ids all failed in the same way (${outcome}), so the cause is not the ids.`,
    ...(error ? [printableLines(error.message).replace(/^/gm, "  ")] : []),
    ...(error?.cause ? [`  Cause: ${error.cause}`] : []),
    ...(error && !error.message.includes(error.action) ? [`  ${error.action}`] : []),
    ...(hint ? [`  ${hint}`] : []),
  ];
}

function next(journal: string | undefined, by: "signal" | "failures"): string {
  const first = by === "failures" ? "Put it right, then run" : "Run";
  if (journal !== undefined)
    return `Not done. ${first} the same command again: it resumes from the journal ${printable(journal)}.`;
  return "Not done, and there is no journal: the next run begins anew. With --journal it could resume.";
}

function number(value: number): string {
  return value.toLocaleString("en-US");
}

/** A number of ids, with the noun in singular or plural. */
function ids(value: number): string {
  return `${number(value)} ${value === 1 ? "id" : "ids"}`;
}

function duration(seconds: number): string {
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  const minutes = Math.floor(seconds / 60);
  return `${minutes} min ${Math.round(seconds - minutes * 60)} s`;
}
