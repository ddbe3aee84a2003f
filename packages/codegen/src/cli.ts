import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { Argument, Command } from "commander";
import pc from "picocolors";
import { ContractError, readSpec } from "./contract/document.ts";
import { generate } from "./generate.ts";
import { difference } from "./output/difference.ts";
import { readFolder, writeFolder } from "./output/folder.ts";
import { type Target, targets } from "./targets.ts";

const SPEC = fileURLToPath(new URL("../../../spec/openapi.yaml", import.meta.url));

const program = new Command("ams-codegen")
  .description("Writes what a package needs from the OpenAPI file into its src/generated.")
  .addArgument(new Argument("<target>", "the package").choices(Object.keys(targets)))
  .option("--check", "write nothing; exit 1 with the difference when the files are not what the spec says")
  .option("--spec <file>", "the OpenAPI file", SPEC)
  .option("--out <folder>", "the folder to write to", "src/generated")
  .action(run);

async function run(target: Target, options: { check?: true; spec: string; out: string }): Promise<void> {
  const spec = await readSpec(relative(process.cwd(), options.spec) || options.spec);
  const wanted = await generate(spec, target);
  if (!options.check) {
    const changed = await writeFolder(options.out, wanted);
    console.log(changed.length > 0 ? `${pc.green("generated")} ${changed.join(", ")}` : "nothing changed");
    return;
  }
  const patch = difference(await readFolder(options.out), wanted);
  if (!patch) return console.log(`${options.out} is what the spec says`);
  console.error(
    `${patch}\n${pc.red("Stale:")} ${options.out} is not what the spec says. Run \`pnpm generate\` and commit the result.`,
  );
  process.exitCode = 1;
}

program.parseAsync().catch((error: unknown) => {
  console.error(
    error instanceof ContractError ? `${pc.red("The contract does not fit:")} ${error.message}` : error,
  );
  process.exitCode = 1;
});
