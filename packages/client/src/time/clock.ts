/** Time and chance, so that tests need neither. */
export interface Clock {
  /** The time of day, in milliseconds since 1970. */
  now(): number;
  /** A clock that never jumps, in milliseconds. */
  monotonic(): number;
  /** Waits between attempts; ends early, and rejects, when the signal aborts. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  /** The same for time limits, so that a test can skip the waits without running into the limits. */
  limit(ms: number, signal: AbortSignal): Promise<void>;
  /** From 0 to 1, without 1. */
  random(): number;
}

export function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", abort);
      resolve();
    }, ms);
    const abort = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    signal.addEventListener("abort", abort, { once: true });
  });
}
