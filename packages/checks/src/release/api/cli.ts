import { join } from "node:path";
import { createCommand, runCommand } from "../../work/command.ts";
import { publicPackages, root } from "../../work/packages.ts";
import { differences, fileOf, orphans, write } from "./compare.ts";
import { apiReports } from "./report.ts";

const folder = join(root, "packages/checks/api");

const program = createCommand("api")
  .description("Writes the public surface of every public package to packages/checks/api, to be reviewed.")
  .option("--check", "write nothing; show what would change")
  .addHelpText(
    "after",
    "\nExit codes: 0 written, or nothing would change; 1 --check found a change; 2 wrong usage.",
  )
  .action(({ check }: { check?: true }) => {
    const packages = publicPackages();
    const built = apiReports(packages);
    if (!check) {
      write(packages, built, folder);
      console.log(packages.map((pkg) => `packages/checks/api/${fileOf(pkg)}`).join("\n"));
      return;
    }
    const changes = differences(packages, built, folder);
    const left = orphans(packages, folder).map((name) => `${name} belongs to no public package.`);
    if (changes.length + left.length === 0) return;
    console.error([...changes, ...left, "Run `pnpm api` if this is meant, and commit it."].join("\n"));
    process.exitCode = 1;
  });

await runCommand(program);
