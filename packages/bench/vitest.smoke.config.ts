import { defineConfig } from "vitest/config";

// Every part of the bench once, with tiny counts. It starts a dozen processes, so it is no part of `test`.
export default defineConfig({ test: { include: ["test/smoke/everything.ts"] } });
