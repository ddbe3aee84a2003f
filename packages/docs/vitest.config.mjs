import { defineConfig } from "vitest/config";

// A page takes seconds to render where no GPU and few cores are at hand.
export default defineConfig({ test: { testTimeout: 30_000, hookTimeout: 60_000 } });
