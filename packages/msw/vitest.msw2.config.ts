import { mergeConfig } from "vite";
import { defineConfig } from "vitest/config";
import common from "./vitest.config.ts";

// The same suite on the oldest msw that the peer range allows, for Node 20.
export default mergeConfig(
  common,
  defineConfig({
    test: { env: { MSW_PACKAGE: "msw2" } },
    resolve: { alias: [{ find: /^msw(?=$|\/)/, replacement: "msw2" }] },
  }),
);
