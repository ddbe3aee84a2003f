import { defineConfig } from "vitest/config";

export default defineConfig({
  // The suite prints an answer on purpose.
  test: { include: ["test/**/*.test.ts"], silent: "passed-only" },
});
