import { createCommand, runCommand, showProgress } from "../work/command.ts";
import { inTemporaryFolder } from "../work/folder.ts";
import { inParallel } from "../work/in-parallel.ts";
import { pack } from "../work/pack.ts";
import { checkTarget } from "./check-target.ts";
import { projects, select, type Target, targetsOf } from "./projects.ts";
import { failuresOf, renderTable } from "./table.ts";

const targets = targetsOf(projects);
/** One project waits for the registry while the other computes. */
const AT_ONCE = 2;

const program = createCommand("test:consumers")
  .description("Packs the client, the mocks and the sandbox, and uses them in projects with other tools.")
  .option("--only <names>", "some of them, separated by commas: jest-30, next@npm, pnpm")
  .addHelpText("after", `\nProjects: ${targets.map(({ name }) => name).join(", ")}.`)
  .addHelpText(
    "after",
    "\nExit codes: 0 all passed; 1 something failed or could not be installed; 2 wrong usage.",
  )
  .action(check);

async function check({ only }: { only?: string }): Promise<void> {
  const chosen = choose(only);
  const results = await inTemporaryFolder(async (folder) => {
    showProgress("packing the client, the mocks and the sandbox");
    const tarballs = await pack(
      ["@ams-vaulting/client", "@ams-vaulting/msw", "@ams-vaulting/sandbox"],
      folder,
    );
    return inParallel(AT_ONCE, chosen, async (target) => ({
      project: target.name,
      outcomes: await checkTarget(target, folder, tarballs, showProgress),
    }));
  });
  console.log(renderTable(results));
  if (results.some(({ outcomes }) => failuresOf(outcomes).length > 0)) process.exitCode = 1;
}

function choose(only: string | undefined): Target[] {
  try {
    return select(targets, only);
  } catch (error) {
    return program.error((error as Error).message, { exitCode: 2 });
  }
}

await runCommand(program);
