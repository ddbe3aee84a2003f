import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { addGeneralExamples } from "@ams-vaulting/codegen";
import { redocly, spec } from "./redocly.ts";

const file = "dist/openapi.json";
const { status, stdout, stderr } = redocly("bundle", "openapi.yaml", "--output", file);
if (status === 0) {
  const contract = JSON.parse(readFileSync(join(spec, file), "utf8"));
  // Mock servers and test tools know no general examples: they look at the operations.
  addGeneralExamples(contract);
  writeFileSync(join(spec, file), `${JSON.stringify(contract, null, 2)}\n`);
} else {
  console.error(stderr + stdout);
  process.exitCode = 1;
}
