import type { Setup } from "../setup.ts";

/** Number of waiters, and how long they sleep between polls. */
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
