import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createCommand, runCommand, showProgress } from "../work/command.ts";
import { root } from "../work/packages.ts";
import { generators } from "./generators.ts";
import { isExpected, tableOf } from "./report.ts";
import { type Outcome, tryGenerator } from "./try-generator.ts";

const program = createCommand("test:generators")
  .description("Generates from the contract with other generators of TypeScript, and compiles their output.")
  .addHelpText("after", `\nGenerators: ${generators.map(({ name }) => name).join(", ")}.`)
  .addHelpText(
    "after",
    "\nExit codes: 0 all as expected; 1 one compiles or fails unexpectedly; 2 wrong usage.",
  )
  .action(tryAll);

async function tryAll(): Promise<void> {
  const folder = join(root, "packages/checks/generators");
  const spec = fileURLToPath(import.meta.resolve("@ams-vaulting/spec/openapi.yaml"));
  showProgress("installing the generators, about 230 MB on the first run");
  execFileSync("pnpm", ["install", "--frozen-lockfile", "--silent"], { cwd: folder, stdio: "inherit" });
  const outcomes: Outcome[] = [];
  for (const generator of generators) {
    showProgress(`${generator.name} …`);
    outcomes.push(await tryGenerator(generator, spec, folder, join(root, "node_modules/.bin/tsc")));
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
}

await runCommand(program);
