/** Waits for a task that may ignore the signal. No listener stays behind. @throws the signal's reason when it aborts */
export async function untilAborted<T>(signal: AbortSignal | undefined, task: () => Promise<T>): Promise<T> {
  if (!signal) return task();
  let abort = () => {};
  const aborted = new Promise<never>((_, reject) => {
    abort = () => reject(signal.reason);
  });
  signal.addEventListener("abort", abort, { once: true });
  try {
    return await Promise.race([task(), aborted]);
  } finally {
    signal.removeEventListener("abort", abort);
  }
}
