import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    testTimeout: 60_000, // Redocly starts as a process, and other packages' tests run beside it
    isolate: false, // one process, its modules loaded once: API Extractor is large
    maxWorkers: 1,
  },
});
