import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    silent: "passed-only", // the suite prints an answer on purpose
    isolate: false, // one process, its modules loaded once: no test patches anything global
    maxWorkers: 1,
    testTimeout: 30_000, // processes and keys take their time where cores are few
  },
});
