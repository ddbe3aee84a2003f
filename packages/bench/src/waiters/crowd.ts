import { inParallel } from "../measure/in-parallel.ts";

/** Starts one waiter. Its promise never settles: nothing becomes final here. */
export type StartWaiter = () => Promise<unknown>;

/** Many that wait for a final state, which never comes. */
export interface Crowd {
  /** Number of times that a waiter fell asleep so far. */
  sleeps(): number;
  /** Starts so many waiters, few at a time. Ends when each has polled once and sleeps. */
  gather(waiters: number): Promise<void>;
}

/** @param create makes the side that is measured, which calls back each time a waiter falls asleep */
export async function createCrowd(
  create: (onSleep: () => void) => StartWaiter | Promise<StartWaiter>,
): Promise<Crowd> {
  let sleeps = 0;
  const starting: (() => void)[] = [];
  const start = await create(() => {
    sleeps++;
    starting.shift()?.();
  });
  // Kept, as a program keeps what it waits for. Nobody catches: a waiter that fails ends the process, and the bench.
  const waits: Promise<unknown>[] = [];
  const startOne = () =>
    new Promise<void>((resolve) => {
      starting.push(resolve);
      waits.push(start());
    });
  return { sleeps: () => sleeps, gather: (waiters) => inParallel(waiters, 64, startOne) };
}
