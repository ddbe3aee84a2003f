import { isResolved, type Outcome } from "../outcome/outcome.ts";
import type { JournalRecord } from "./journal/journal.ts";

/** Counts outcomes. */
export interface Tally {
  /** A record of an earlier run. */
  addEarlier(record: JournalRecord): void;
  add(outcome: Outcome): void;
  readonly total: number;
  readonly added: number;
  readonly unresolved: number;
  readonly counts: ReadonlyMap<string, number>;
}

export function createTally(): Tally {
  const counts = new Map<string, number>();
  let total = 0;
  let added = 0;
  let unresolved = 0;
  const count = (outcome: Outcome) => {
    total++;
    if (!isResolved(outcome)) unresolved++;
    counts.set(outcome.outcome, (counts.get(outcome.outcome) ?? 0) + 1);
  };
  return {
    addEarlier: (record) => count({ ...record, requestId: undefined }),
    add(outcome) {
      added++;
      count(outcome);
    },
    get total() {
      return total;
    },
    get added() {
      return added;
    },
    get unresolved() {
      return unresolved;
    },
    counts,
  };
}
