import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { generators } from "./generators.ts";
import { isExpected, tableOf } from "./report.ts";
import { type Outcome, tryGenerator } from "./try-generator.ts";

const folder = fileURLToPath(new URL("../../generators", import.meta.url));
const repository = fileURLToPath(new URL("../../../..", import.meta.url));
const tsc = join(repository, "node_modules/.bin/tsc");
const spec = fileURLToPath(import.meta.resolve("@ams-vaulting/spec/openapi.yaml"));

console.log("Installing the generators, about 230 MB on the first run.");
execFileSync("pnpm", ["install", "--frozen-lockfile", "--silent"], { cwd: folder, stdio: "inherit" });

const outcomes: Outcome[] = [];
for (const generator of generators) {
  console.log(`${generator.name} …`);
  outcomes.push(await tryGenerator(generator, spec, folder, tsc));
}
console.log(tableOf(outcomes));

const surprises = outcomes.filter((outcome) => !isExpected(outcome));
for (const { generator, compilationError, callError } of surprises) {
  const error = compilationError ?? callError;
  console.error(
    error === undefined
      ? `${generator.name} compiles now; remove its reason from src/generators/generators.ts.`
      : `${generator.name}:\n${error}`,
  );
}
if (surprises.length > 0) process.exitCode = 1;
