/** Runs a task a number of times, at most so many at once. Ends when all have ended, or when one fails. */
export async function inParallel(
  times: number,
  concurrency: number,
  task: () => Promise<unknown>,
): Promise<void> {
  let left = times;
  async function worker(): Promise<void> {
    while (left-- > 0) await task();
  }
  await Promise.all(Array.from({ length: Math.min(times, concurrency) }, worker));
}
