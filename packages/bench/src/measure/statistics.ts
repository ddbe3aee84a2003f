/** A sample in five numbers, none of which one slow round can move far, but for the ends. */
export interface Summary {
  min: number;
  /** A quarter of the values is below. */
  low: number;
  median: number;
  /** A quarter of the values is above. */
  high: number;
  max: number;
}

/** The value below which a share of the values lies, interpolated between neighbours. `NaN` for no values. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)] ?? Number.NaN;
  const above = sorted[Math.ceil(at)] ?? Number.NaN;
  return below + (above - below) * (at - Math.floor(at));
}

export function summarize(values: readonly number[]): Summary {
  const [min, low, median, high, max] = [0, 0.25, 0.5, 0.75, 1].map((share) => quantile(values, share));
  return { min, low, median, high, max } as Summary;
}

/**
 * The ratios of neighbours: each value over the peer's value of the same round. What slows a round down (another
 * process, a warmer clock) hits both, so ratios spread less than the values themselves.
 */
export function ratios(values: readonly number[], peers: readonly number[]): number[] {
  if (values.length !== peers.length)
    throw new RangeError("A ratio needs a value of each side in each round.");
  return values.map((value, round) => value / (peers[round] as number));
}
