import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts", ".work/out/**/*.test.js"],
    testTimeout: 20_000, // making RSA keys takes as long as chance wants
    isolate: false, // one process, its modules loaded once: msw is large
    maxWorkers: 1,
  },
});
