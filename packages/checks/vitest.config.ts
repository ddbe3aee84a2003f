import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // Generating, compiling and making RSA keys take long where cores are few and other packages' tests run beside it.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    silent: "passed-only", // the suite of the runtimes prints a response on purpose
    projects: [
      {
        extends: true,
        test: {
          name: "checks",
          include: ["test/**/*.test.ts"],
          // One process, its modules loaded once: API Extractor is large, and no test leaves anything global behind.
          isolate: false,
          maxWorkers: 1,
          // What was built runs as it is, not transformed.
          server: { deps: { external: [/\/\.work\//] } },
        },
      },
      // Blocks of README files start msw servers, as their readers would: each file needs a process of its own.
      { extends: true, test: { name: "blocks", include: [".work/readme/out/**/*.test.js"] } },
    ],
  },
});
