import { defineConfig } from "vitest/config";

export default defineConfig({
  // Making RSA keys takes as long as chance wants.
  test: { include: ["test/**/*.test.ts", ".work/out/**/*.test.js"], testTimeout: 20_000 },
});
