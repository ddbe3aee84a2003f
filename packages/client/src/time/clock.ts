import { invalidOption } from "../errors/configuration-error.ts";

/** Time and chance, so that tests need neither. */
export interface Clock {
  /** The time of day, in milliseconds since 1970. */
  now(): number;
  /** A clock that never jumps, in milliseconds. */
  monotonic(): number;
  /** Waits between attempts; ends early, and rejects, when the signal aborts. */
  sleep(ms: number, signal: AbortSignal | undefined): Promise<void>;
  /**
   * Calls back when a time limit is over, unless it is cleared before. Apart from `sleep`, so that a test can skip the
   * waits without running into the limits.
   */
  limit(ms: number, expired: () => void): () => void;
  /** From 0 to 1, without 1. */
  random(): number;
}

/** The option `now`. It is looked up at each use, so that a fake `Date` that is installed later counts. */
export function readNow(now: (() => number) | undefined | null): () => number {
  if (typeof (now ?? Date.now) !== "function") throw invalidOption("now", "It must be a function.");
  return () => {
    const time = (now ?? Date.now)();
    if (Number.isFinite(time)) return time;
    throw invalidOption("now", "It must return milliseconds since 1970 as a number.");
  };
}

// No abort signal here: one for each attempt that ends in time would cost more than the rest of the timer.
export function limit(ms: number, expired: () => void): () => void {
  const timer = setTimeout(expired, ms);
  return () => clearTimeout(timer);
}

/**
 * Waits for so many milliseconds. It rejects with the signal's reason when that aborts, and leaves no timer and no listener
 * behind.
 */
export function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", abort);
      resolve();
    }, ms);
    const abort = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    signal?.addEventListener("abort", abort, { once: true });
  });
}
