import { defineConfig } from "vitest/config";

// Loading msw takes longer than most of these files, so they share one worker and one copy of it.
// Making RSA keys takes as long as chance wants, and a browser starts slowly on a busy machine.
export default defineConfig({
  test: { isolate: false, fileParallelism: false, testTimeout: 20_000, hookTimeout: 20_000 },
});
