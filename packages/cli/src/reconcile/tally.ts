import { isAnswered, type Outcome } from "../outcome/outcome.ts";
import type { JournalRecord } from "./journal/journal.ts";

/** Counts outcomes. */
export interface Tally {
  /** A record of an earlier run. */
  addEarlier(record: JournalRecord): void;
  add(outcome: Outcome): void;
  readonly total: number;
  readonly asked: number;
  readonly unanswered: number;
  readonly counts: ReadonlyMap<string, number>;
}

export function createTally(): Tally {
  const counts = new Map<string, number>();
  let total = 0;
  let asked = 0;
  let unanswered = 0;
  const count = (outcome: Outcome) => {
    total++;
    if (!isAnswered(outcome)) unanswered++;
    counts.set(outcome.outcome, (counts.get(outcome.outcome) ?? 0) + 1);
  };
  return {
    addEarlier: (record) => count({ ...record, requestId: undefined }),
    add(outcome) {
      asked++;
      count(outcome);
    },
    get total() {
      return total;
    },
    get asked() {
      return asked;
    },
    get unanswered() {
      return unanswered;
    },
    counts,
  };
}
