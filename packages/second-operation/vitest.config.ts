import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // A hook generates, compiles and builds the reference, and other packages' tests run beside it.
    hookTimeout: 120_000,
    testTimeout: 30_000,
    // One process, its modules loaded once: no test patches anything global.
    isolate: false,
    maxWorkers: 1,
    // What was built runs as it is, not transformed.
    server: { deps: { external: [/\/\.work\//] } },
  },
});
