import { defineConfig } from "vitest/config";

// Loading msw takes longer than most of these files, so they share one worker and one copy of it.
// Processes start and RSA keys are made here: seconds, where few cores are at hand.
export default defineConfig({
  test: { isolate: false, fileParallelism: false, testTimeout: 30_000, hookTimeout: 30_000 },
});
