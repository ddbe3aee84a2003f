import { defineConfig } from "vitest/config";

// Sites are built once for all files. A page takes seconds to render where no GPU and few cores are at hand.
export default defineConfig({
  test: {
    globalSetup: "test/support/sites.ts",
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    maxConcurrency: 2,
  },
});
