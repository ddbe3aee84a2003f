/**
 * The other end of `startWorker`: does the job of this process, says the answer, and ends when it is told to, or when
 * the process that started it is gone.
 *
 * @param atEnd what to say last
 */
export function doJob<Job, Answer>(work: (job: Job) => Promise<Answer>, atEnd?: () => unknown): void {
  process.once("disconnect", () => process.exit());
  process.once("message", async (job: Job) => {
    process.send?.(await work(job));
    process.once("message", () => {
      if (atEnd) process.send?.(atEnd(), () => process.exit());
      else process.exit();
    });
  });
}
