import { join } from "node:path";
import { createCommand, runCommand, showProgress } from "../work/command.ts";
import { inTemporaryFolder } from "../work/folder.ts";
import { inParallel } from "../work/in-parallel.ts";
import { pack } from "../work/pack.ts";
import { makeCommandProject, proveCommands } from "./commands/prove.ts";
import type { Setup } from "./conformance/world.ts";
import { withGateway } from "./gateway/process.ts";
import { bin } from "./launch.ts";
import { packed } from "./packed.ts";
import { makeProject } from "./project.ts";
import { installRuntime, type Proof, proveRuntime } from "./prove.ts";
import { runsCommands, select, supported, targets } from "./supported.ts";
import { failuresOf, type Result, renderTable } from "./table.ts";
import { proveTypes } from "./types/prove.ts";

/** Installing waits for the network, running for time-outs: two at once take half the time on two cores. */
const AT_ONCE = 2;

const program = createCommand("test:runtimes")
  .description(
    "Packs the packages, installs them elsewhere, and runs client and mocks on every runtime, command line and sandbox on every Node that they support, and every compiler on the client.",
  )
  .option("--only <names>", "some of them, separated by commas: node@22,bun,types")
  .option("--json", "print the results as JSON instead of a table")
  .addHelpText("after", `\nTargets: ${targets(supported).join(", ")}.`)
  .addHelpText(
    "after",
    "\nExit codes: 0 all passed; 1 something failed or could not be installed; 2 wrong usage.",
  )
  .action(prove);

async function prove(options: { only?: string; json?: true }): Promise<void> {
  const chosen = choose(options.only);
  const results = await inTemporaryFolder((folder) =>
    withGateway((setup) => proveAll(chosen, folder, setup)),
  );
  console.log(options.json ? JSON.stringify(results, null, 2) : renderTable(results));
  if (results.some((result) => failuresOf(result).length > 0)) process.exitCode = 1;
}

async function proveAll(chosen: readonly string[], folder: string, setup: Setup): Promise<Result[]> {
  showProgress("packing");
  const tarballs = await pack(packed, folder);
  const runtimes = chosen.filter((target) => supported.runtimes[target]);
  const projects = new Map<string, string>();
  for (const version of new Set(runtimes.map((target) => supported.runtimes[target]?.msw ?? ""))) {
    showProgress(`installing client and mocks with msw ${version}`);
    projects.set(version, await makeProject(folder, tarballs, version, setup));
  }
  let commands = "";
  if (runtimes.some(runsCommands)) {
    showProgress("installing command line and sandbox");
    commands = await makeCommandProject(folder, tarballs);
  }
  return inParallel(AT_ONCE, chosen, async (target) => {
    const began = Date.now();
    showProgress(`${target} …`);
    const result = await proveOne(target).then(
      (proof) => ({ ...proof, broken: undefined }),
      (error: unknown) => ({ version: "none", outcomes: [], broken: String(error) }),
    );
    const timed: Result = { target, ...result, seconds: (Date.now() - began) / 1000 };
    const failed = failuresOf(timed).length;
    showProgress(
      `${target} ${result.version}: ${failed > 0 ? `${failed} failed` : `${result.outcomes.length} passed`}`,
    );
    return timed;
  });

  async function proveOne(target: string): Promise<Proof> {
    const runtime = supported.runtimes[target];
    if (!runtime) return proveTypes(target.replace("types@", ""), folder, tarballs);
    const installed = await installRuntime(folder, target, runtime.install);
    const proof = await proveRuntime(target, { installed, project: projects.get(runtime.msw) ?? "" });
    if (!runsCommands(target)) return proof;
    const outcomes = await proveCommands(
      bin(installed, "node"),
      commands,
      join(folder, `commands-${target}`),
    );
    return { ...proof, outcomes: [...proof.outcomes, ...outcomes] };
  }
}

function choose(only: string | undefined): string[] {
  try {
    return select(targets(supported), only);
  } catch (error) {
    return program.error((error as Error).message, { exitCode: 2 });
  }
}

await runCommand(program);
