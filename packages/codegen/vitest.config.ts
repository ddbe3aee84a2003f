import { defineConfig } from "vitest/config";

// The first test of a file may load the TypeScript compiler, and the command's tests start processes.
export default defineConfig({ test: { testTimeout: 30_000 } });
