/** Number of calls, and of calls at a time. */
export interface Load {
  /** Number of calls in flight at a time. */
  concurrency: number;
  /** Number of calls that each side makes before anything is measured, so that most of it is compiled. */
  warmUp: number;
  /** Number of rounds in which each side is measured, in turn. */
  rounds: number;
  /** After so many milliseconds no more rounds begin, for machines that are busy with other things. */
  limitMs: number;
  /** Number of calls of a side in a round. */
  calls: number;
}
