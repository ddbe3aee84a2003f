import { isResolved, type Outcome, outcomes } from "../../outcome/outcome.ts";

/** Stops a run whose ids all fail alike: the reason is then not in the ids. */
export interface Breaker<Item> {
  /**
   * Takes an outcome.
   * @returns what may be recorded now: failures are held back until it is clear that they are about their ids
   */
  take(item: Item, outcome: Outcome): readonly { item: Item; outcome: Outcome }[];
  /** The outcome of the failures that ended the run. */
  readonly tripped: Outcome | undefined;
  /** What is still held back when all ids were queried. */
  rest(): readonly { item: Item; outcome: Outcome }[];
}

/** @param limit number of failures in a row, with the same code; 0 for never */
export function createBreaker<Item>(limit: number): Breaker<Item> {
  let held: { item: Item; outcome: Outcome }[] = [];
  let tripped: Outcome | undefined;
  const release = () => {
    const released = held;
    held = [];
    return released;
  };
  return {
    take(item, outcome) {
      const entry = { item, outcome };
      // An invalid id tells nothing about the gateway.
      if (limit === 0 || outcome.outcome === outcomes.invalidId) return [entry];
      // A query that began before the run stopped and ended after it: like those held back, it is sent again.
      if (tripped) return isResolved(outcome) ? [entry] : [];
      if (isResolved(outcome)) return [...release(), entry];
      const [first] = held;
      const released = first && reasonOf(first.outcome) !== reasonOf(outcome) ? release() : [];
      held.push(entry);
      if (held.length >= limit) {
        tripped = outcome;
        held = [];
      }
      return released;
    },
    get tripped() {
      return tripped;
    },
    rest: release,
  };
}

function reasonOf({ outcome, error }: Outcome): string {
  // A network that is down says so in many ways.
  if (outcome === outcomes.noResponse) return outcome;
  const claimed = error?.claimed as { resultCode?: string } | undefined;
  return [outcome, error?.code, error?.resultCode, claimed?.resultCode].join(" ");
}
