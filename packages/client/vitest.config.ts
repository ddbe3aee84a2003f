import { defineConfig } from "vitest/config";

// Signing takes long where cores are few and other packages' tests run beside it.
export default defineConfig({ test: { testTimeout: 30_000 } });
