import { defineConfig } from "vitest/config";

// The tests in consumers/ belong to projects of their own.
export default defineConfig({
  test: { include: ["test/**/*.test.ts"], testTimeout: 30_000, isolate: false },
});
