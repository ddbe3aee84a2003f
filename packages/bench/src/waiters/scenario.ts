import type { Setup } from "../setup.ts";

/** How many wait, and how long they sleep before they ask again. */
export interface Waiting {
  waiters: number;
  /** Long enough for all to be asleep at once, in milliseconds. */
  asleepMs: number;
  /** The interval for the waking, in milliseconds. */
  intervalMs: number;
}

export interface WaitersJob {
  setup: Setup;
  waiting: Waiting;
}
