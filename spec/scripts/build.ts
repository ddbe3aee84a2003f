import { redocly } from "./redocly.ts";

const { status, stdout, stderr } = redocly("bundle", "openapi.yaml", "--output", "dist/openapi.json");
if (status !== 0) {
  console.error(stderr + stdout);
  process.exitCode = 1;
}
