import { defineConfig } from "vitest/config";

// The whole proof: minutes, so it is no part of `test`.
export default defineConfig({ test: { include: ["test/kill/all-points.ts"], testTimeout: 600_000 } });
