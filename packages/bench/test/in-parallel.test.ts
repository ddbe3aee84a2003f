import { expect, test } from "vitest";
import { inParallel } from "../src/measure/in-parallel.ts";

test.each([
  { times: 10, concurrency: 3, atOnce: 3 },
  { times: 10, concurrency: 1, atOnce: 1 },
  { times: 2, concurrency: 64, atOnce: 2 },
  { times: 0, concurrency: 4, atOnce: 0 },
])("$times times, $concurrency at once", async ({ times, concurrency, atOnce }) => {
  let calls = 0;
  let running = 0;
  let most = 0;
  await inParallel(times, concurrency, async () => {
    calls++;
    most = Math.max(most, ++running);
    await Promise.resolve();
    running--;
  });
  expect({ calls, running, most }).toEqual({ calls: times, running: 0, most: atOnce });
});

test("a failure is not lost", async () => {
  await expect(inParallel(3, 2, () => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
});
