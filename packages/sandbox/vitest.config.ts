import { defineConfig } from "vitest/config";

// Loading msw takes longer than most of these files, so they share one worker and one copy of it.
export default defineConfig({ test: { isolate: false, fileParallelism: false } });
