import { join } from "node:path";
import { Option } from "commander";
import pc from "picocolors";
import { createCommand, runCommand, showProgress } from "../../work/command.ts";
import { inTemporaryFolder } from "../../work/folder.ts";
import { publicPackages } from "../../work/packages.ts";
import { makeProject } from "./project.ts";
import { type Outcome, proveProject, type Tool, tools } from "./prove.ts";
import { loopbackOnly } from "./publish.ts";
import type { Registry } from "./registry.ts";
import { filesOf, problemsOf } from "./tarball.ts";
import { withPublished } from "./with-registry.ts";

const program = createCommand("test:publish")
  .description(
    "Publishes the public packages to a registry on 127.0.0.1, installs them in an empty project, and runs the code of the README files there.",
  )
  .addOption(new Option("--only <tool>", "install with this one alone").choices(tools))
  .option("--json", "print the outcomes as JSON")
  .addHelpText("after", "\nExit codes: 0 all of it worked; 1 something did not; 2 wrong usage.")
  .action(async ({ only, json }: { only?: Tool; json?: true }) => {
    const outcomes = await inTemporaryFolder((folder) => prove(folder, only ? [only] : tools));
    if (json) console.log(JSON.stringify(outcomes, null, 2));
    else for (const outcome of outcomes) console.log(lineOf(outcome));
    if (outcomes.some(({ failure }) => failure !== undefined)) process.exitCode = 1;
  });

async function prove(folder: string, chosen: readonly Tool[]): Promise<Outcome[]> {
  const packages = publicPackages();
  return withPublished(folder, async (registry) => {
    const outcomes = await checkTarballs(registry);
    const env = await loopbackOnly(registry.url, folder);
    for (const tool of chosen) {
      showProgress(`an empty project, ${tool}`);
      const project = await makeProject(join(folder, tool), packages);
      outcomes.push(...(await proveProject(tool, project, packages, env)));
    }
    return outcomes;
  });
}

function checkTarballs({ published }: Registry): Promise<Outcome[]> {
  return Promise.all(
    [...published].map(async ([name, { tarball, hasProvenance }]) => {
      const problems = problemsOf(await filesOf(tarball));
      if (hasProvenance) problems.push("it claims a provenance that a publish to loopback cannot have");
      const outcome = { name: `${name}: the tarball holds what it should` };
      return problems.length > 0 ? { ...outcome, failure: problems.join("\n") } : outcome;
    }),
  );
}

function lineOf({ name, failure }: Outcome): string {
  return failure === undefined
    ? `${pc.green("✓")} ${name}`
    : `${pc.red("✗")} ${name}\n${failure.replace(/^/gm, "    ")}`;
}

await runCommand(program);
