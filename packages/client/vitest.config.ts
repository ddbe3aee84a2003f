import { defineConfig } from "vitest/config";

// Signing takes long where cores are few and other packages' tests run beside it.
export default defineConfig({
  test: {
    testTimeout: 30_000,
    // One process, its modules loaded once: no test patches anything global. Half the time of the whole run.
    isolate: false,
    maxWorkers: 1,
  },
});
