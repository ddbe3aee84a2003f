import type { Cost } from "./measure.ts";
import { type BothSides, mapSides } from "./sides.ts";
import { ratios, type Summary, summarize } from "./statistics.ts";

/** A cost of both sides. */
export interface Comparison {
  baseline: Summary;
  subject: Summary;
  /** The subject over the baseline, round by round. */
  ratio: Summary;
}

/** One kind of cost of both sides, and its ratio. */
export function compare(costs: BothSides<Cost[]>, what: keyof Cost): Comparison {
  const { baseline, subject } = mapSides(costs, (rounds) => rounds.map((cost) => cost[what]));
  return {
    baseline: summarize(baseline),
    subject: summarize(subject),
    ratio: summarize(ratios(subject, baseline)),
  };
}
