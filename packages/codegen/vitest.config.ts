import { defineConfig } from "vitest/config";

// The first test of a file may load the TypeScript compiler, and the command's tests start processes.
export default defineConfig({
  // One process, its modules loaded once: the compiler is large, and no test patches anything global.
  test: { testTimeout: 30_000, isolate: false, maxWorkers: 1 },
});
