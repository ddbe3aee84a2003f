import { defineConfig } from "vitest/config";

const testTimeout = 20_000; // making RSA keys takes as long as chance wants

export default defineConfig({
  test: {
    projects: [
      { test: { name: "repository", include: ["test/**/*.test.ts"], isolate: false, testTimeout } },
      // Blocks of README files start msw servers, as their readers would: each file needs a process of its own.
      { test: { name: "readme", include: [".work/out/**/*.test.js"], testTimeout } },
    ],
  },
});
