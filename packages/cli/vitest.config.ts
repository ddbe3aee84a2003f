import { defineConfig } from "vitest/config";

// Loading msw takes longer than most of these files, so they share one worker and one copy of it.
// Making RSA keys takes as long as chance wants.
export default defineConfig({
  test: { include: ["test/**/*.test.ts"], isolate: false, fileParallelism: false, testTimeout: 30_000 },
});
