import { mergeConfig } from "vite";
import { defineConfig } from "vitest/config";
import common from "./vitest.config.ts";

// The same suite on msw 3, which needs Node 22.
export default mergeConfig(
  common,
  defineConfig({
    test: { env: { MSW_PACKAGE: "msw3" } },
    resolve: { alias: [{ find: /^msw(?=$|\/)/, replacement: "msw3" }] },
  }),
);
