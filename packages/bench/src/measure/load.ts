/** How often, and how many at a time. */
export interface Load {
  /** How many inquiries are under way at a time. */
  concurrency: number;
  /** How many inquiries each side makes before anything is measured, so that most of it is compiled. */
  warmUp: number;
  /** How many times each side is measured, in turn. */
  rounds: number;
  /** After so many milliseconds no more rounds begin, for machines that are busy with other things. */
  limitMs: number;
  /** How many inquiries a side makes in a round. */
  inquiries: number;
}
