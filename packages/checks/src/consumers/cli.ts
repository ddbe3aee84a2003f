import { Command } from "commander";
import { inTemporaryFolder } from "../work/folder.ts";
import { inParallel } from "../work/in-parallel.ts";
import { packAll } from "../work/pack.ts";
import { checkTarget } from "./check-target.ts";
import { projects, select, type Target, targetsOf } from "./projects.ts";
import { failuresOf, renderTable } from "./table.ts";

const targets = targetsOf(projects);
/** One project waits for the registry while the other computes. */
const AT_ONCE = 2;

const program = new Command("test:consumers")
  .description(
    "Packs the client, the mocks and the sandbox, and uses them in projects of other people's tools.",
  )
  .option("--only <names>", "some of them, separated by commas: jest-30, next@npm, pnpm")
  .addHelpText("after", `\nProjects: ${targets.map(({ name }) => name).join(", ")}.`)
  .addHelpText(
    "after",
    "\nExit codes: 0 all passed; 1 something failed or could not be installed; 2 wrong usage.",
  )
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .action(check);

async function check({ only }: { only?: string }): Promise<void> {
  const chosen = choose(only);
  const results = await inTemporaryFolder(async (folder) => {
    progress("packing the client, the mocks and the sandbox");
    const tarballs = await packAll(["client", "msw", "sandbox"], folder);
    return inParallel(AT_ONCE, chosen, async (target) => ({
      project: target.name,
      outcomes: await checkTarget(target, folder, tarballs, progress),
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

/** On the error output, so that the other one has the table alone. */
function progress(text: string): void {
  console.error(`  ${text}`);
}

// `exit` handlers stop what was started and remove the folder.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(130));

await program.parseAsync().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
