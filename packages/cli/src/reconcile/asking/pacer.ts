/** Lets requests begin one after another, at a steady rate. */
export interface Pacer {
  /** Waits for the next turn. Rejects when the signal aborts. */
  turn(signal: AbortSignal): Promise<void>;
  /** Counts a request that did not wait for its turn, so that the following ones wait longer. */
  charge(): void;
}

/** @param perSecond 0 for no limit */
export function createPacer(
  perSecond: number,
  now: () => number,
  sleep: (ms: number, signal: AbortSignal) => Promise<void>,
): Pacer {
  if (perSecond === 0) {
    return {
      async turn(signal) {
        signal.throwIfAborted();
      },
      charge() {},
    };
  }
  const interval = 1000 / perSecond;
  let next = now();
  return {
    async turn(signal) {
      signal.throwIfAborted();
      // Unused turns are not saved up: no burst follows a pause.
      const mine = Math.max(next, now());
      next = mine + interval;
      const wait = mine - now();
      if (wait > 0) await sleep(wait, signal);
    },
    charge() {
      next = Math.max(next, now()) + interval;
    },
  };
}
