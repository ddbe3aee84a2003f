import { defineConfig } from "vitest/config";

// What is measured with is tested here; that all of it runs is `test:smoke`.
export default defineConfig({ test: { include: ["test/*.test.ts"], isolate: false } });
