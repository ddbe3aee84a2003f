const END = { done: true, value: undefined } as const;

/**
 * Runs a task for each item, at most so many at once. Items are taken when there is room for them and not before, so
 * that memory does not grow with their number.
 *
 * @param stop ends the taking of items; tasks that have begun go on to their end
 * @throws the first error of a task or of the items, after the other tasks have ended
 */
export async function runPool<Item>(
  items: AsyncGenerator<Item>,
  concurrency: number,
  task: (item: Item) => Promise<void>,
  stop: AbortSignal,
): Promise<void> {
  let failure: { error: unknown } | undefined;
  const worker = async (): Promise<void> => {
    while (!stop.aborted && !failure) {
      const next = await items.next().catch((error: unknown) => {
        // A stop may cut the input off, so that it does not wait for an idle pipe.
        if (stop.aborted) return END;
        throw error;
      });
      if (next.done || stop.aborted || failure) return;
      await task(next.value);
    }
  };
  const guarded = () =>
    worker().catch((error: unknown) => {
      failure ??= { error };
    });
  await Promise.all(Array.from({ length: concurrency }, guarded));
  await items.return(undefined).catch(() => {}); // the input may be cut off already
  if (failure) throw failure.error;
}
