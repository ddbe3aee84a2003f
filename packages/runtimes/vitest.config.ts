import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    silent: "passed-only", // the suite prints an answer on purpose
    testTimeout: 30_000, // processes and keys take their time where cores are few
  },
});
