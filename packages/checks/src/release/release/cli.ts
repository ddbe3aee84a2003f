import { spawn } from "node:child_process";
import { once } from "node:events";
import { createCommand, runCommand } from "../../work/command.ts";
import { inTemporaryFolder } from "../../work/folder.ts";
import { root } from "../../work/packages.ts";
import { filesOf, problemsOf } from "../publish/tarball.ts";
import { withPublished } from "../publish/with-registry.ts";
import { obstacles } from "./readiness.ts";
import { readState } from "./state.ts";
import { type Released, released, renderSummary } from "./summary.ts";

interface Options {
  dryRun?: true;
  anyState?: true;
  skipTests?: true;
  files?: true;
  json?: true;
}

const program = createCommand("release")
  .description("Tests and builds everything, looks into the packages, and publishes them with changesets.")
  .option("--dry-run", "publish to a registry on 127.0.0.1 instead; needs no login")
  .option("--files", "name every file of every package")
  .option("--json", "print the packages as JSON")
  .option("--any-state", "with --dry-run: whatever the branch, the working tree and the version are")
  .option("--skip-tests", "with --dry-run: build, but run no test")
  .addHelpText(
    "after",
    "\nExit codes: 0 done; 1 refused, or something failed, and nothing was published after it; 2 wrong usage.",
  )
  .action(release);

async function release(options: Options): Promise<void> {
  if (!options.dryRun && (options.anyState || options.skipTests))
    program.error("error: --any-state and --skip-tests are for --dry-run.", { exitCode: 2 });
  const reasons = obstacles(await readState());
  for (const reason of reasons) console.error(options.anyState ? `Not ready: ${reason}` : reason);
  if (reasons.length > 0 && !options.anyState) throw new Error("Nothing was published.");
  await show("pnpm", options.skipTests ? ["build"] : ["test"]);
  const packages = await rehearse();
  if (options.json) console.log(JSON.stringify(packages, null, 2));
  else console.log(renderSummary(packages, options.files ?? false));
  if (packages.some(({ problems }) => problems.length > 0)) throw new Error("Nothing was published.");
  if (options.dryRun) console.error("A dry run: nothing was published.");
  // The workflow reads the new tags from its output.
  else await show("pnpm", ["exec", "changeset", "publish"], "inherit");
}

/** Publishes to loopback by the command that publishes for real, and looks into what arrives. */
async function rehearse(): Promise<Released[]> {
  return inTemporaryFolder((folder) =>
    withPublished(folder, ({ published }) =>
      Promise.all(
        [...published].sort().map(async ([name, { version, tarball }]) => {
          const files = await filesOf(tarball);
          return released(name, version, tarball.byteLength, files, problemsOf(files));
        }),
      ),
    ),
  );
}

/** Runs a program in the root and shows its output: on stderr, so that stdout has the packages alone. */
async function show(command: string, args: string[], output: "inherit" | 2 = 2): Promise<void> {
  const child = spawn(command, args, { cwd: root, stdio: ["inherit", output, 2] });
  const [code] = await once(child, "close");
  if (code !== 0)
    throw new Error(`${command} ${args.join(" ")} ended with ${code}. Nothing was published after it.`);
}

await runCommand(program);
