import type { Clock } from "./clock.ts";

/** The time that a wait has taken. */
export interface Stopwatch {
  /** Milliseconds since it was made. */
  elapsed(): number;
  sleep: Clock["sleep"];
}

/**
 * Measures a wait. A sleep counts in full even where the clock has not moved: a `sleep` that a test replaces returns at
 * once, and a wait that only a clock could end would go on without end.
 */
export function createStopwatch(clock: Pick<Clock, "monotonic" | "sleep">): Stopwatch {
  const start = clock.monotonic();
  let skipped = 0;
  const elapsed = () => clock.monotonic() - start + skipped;
  return {
    elapsed,
    async sleep(ms, signal) {
      const end = elapsed() + ms;
      await clock.sleep(ms, signal);
      skipped += Math.max(0, end - elapsed());
    },
  };
}
