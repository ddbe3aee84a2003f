import { parseArgs } from "node:util";
import { BuildError } from "./build-error.ts";
import { buildSite, defaults } from "./build-site.ts";

const { values } = parseArgs({ options: { spec: { type: "string" }, out: { type: "string" } } });
try {
  await buildSite({ ...defaults, ...values });
} catch (error) {
  if (!(error instanceof BuildError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
