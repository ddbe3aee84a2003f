/**
 * The other end of `startWorker`: does the job of this process, sends the result, and ends when it is told to, or when
 * the process that started it is gone.
 *
 * @param atEnd returns the last message
 */
export function doJob<Job, Result>(work: (job: Job) => Promise<Result>, atEnd?: () => unknown): void {
  process.once("disconnect", () => process.exit());
  process.once("message", async (job: Job) => {
    process.send?.(await work(job));
    process.once("message", () => {
      if (atEnd) process.send?.(atEnd(), () => process.exit());
      else process.exit();
    });
  });
}
