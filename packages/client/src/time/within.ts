import type { Clock } from "./clock.ts";

/**
 * Runs a task for at most `ms` milliseconds, or until the outer signal aborts. The task gets a signal that aborts in
 * both cases; the promise settles at once even if the task ignores it. No timer and no listener stays behind.
 *
 * @throws what `expired` returns when the time is up; the outer signal's reason when that aborts
 */
export async function within<T>(
  clock: Pick<Clock, "limit">,
  ms: number,
  outer: AbortSignal | undefined,
  expired: () => Error,
  task: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  if (outer?.aborted) throw outer.reason;
  const inner = new AbortController();
  let stop: (reason: unknown) => void = () => {};
  const stopped = new Promise<never>((_, reject) => {
    stop = (reason) => {
      reject(reason);
      inner.abort(reason);
    };
  });
  const abort = () => stop(outer?.reason);
  outer?.addEventListener("abort", abort, { once: true });
  const clear = clock.limit(ms, () => stop(expired()));
  try {
    const work = task(inner.signal);
    work.catch(() => {}); // it may fail after nobody listens any more
    return await Promise.race([work, stopped]);
  } finally {
    clear();
    outer?.removeEventListener("abort", abort);
  }
}
