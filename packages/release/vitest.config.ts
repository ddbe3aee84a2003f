import { defineConfig } from "vitest/config";

// Processes start and RSA keys are made here: seconds, where few cores are at hand.
export default defineConfig({ test: { testTimeout: 30_000, hookTimeout: 30_000 } });
