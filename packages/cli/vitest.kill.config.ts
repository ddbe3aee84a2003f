import { defineConfig } from "vitest/config";

// The complete proof takes minutes, so it is not part of `test`.
export default defineConfig({ test: { include: ["test/kill/all-points.ts"], testTimeout: 600_000 } });
