import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createCommand, runCommand } from "../../work/command.ts";
import { publicPackages, root } from "../../work/packages.ts";
import { mustRun } from "../../work/run.ts";
import { plannedVersion } from "../contract/planned-version.ts";
import { mayFollow, withVersion } from "../contract/redocly-diff.ts";
import { contractFile, readContract, readReleased, releasedFile } from "../contract/released.ts";
import { arrangeNewest } from "./changelog.ts";

const program = createCommand("version")
  .description(
    "Turns the changesets into a version: package.json, CHANGELOG.md, info.version of the contract, and its released copy.",
  )
  .addHelpText(
    "after",
    "\nCommit what it wrote; `pnpm release` publishes it.\n\nExit codes: 0 done, or no changesets; 1 the version does not go as far as the contract's changes, or a step failed; 2 wrong usage.",
  )
  .action(async () => {
    const packages = publicPackages();
    const version = await plannedVersion(root);
    if (packages.every(({ manifest }) => manifest.version === version)) {
      console.log(`There are no changesets; the version stays ${version}.`);
      return;
    }
    const released = readReleased();
    const verdict = released && (await mayFollow(released, readContract(), version));
    if (verdict && !verdict.passes)
      throw new Error(
        `${verdict.text}\nWrite a changeset that goes as far as the change: \`pnpm changeset\`.`,
      );
    await mustRun("pnpm", ["exec", "changeset", "version"], { cwd: root });
    const date = new Date().toISOString().slice(0, 10);
    for (const { folder } of packages) arrangeFile(join(folder, "CHANGELOG.md"), date);
    const contract = withVersion(readContract(), version);
    writeFileSync(contractFile, contract);
    mkdirSync(dirname(releasedFile), { recursive: true });
    writeFileSync(releasedFile, contract);
    await mustRun("pnpm", ["install", "--lockfile-only"], { cwd: root });
    console.log(`${packages.map(({ manifest }) => manifest.name).join(", ")}: ${version}`);
    console.log("Read the CHANGELOG.md files, commit, and let CI pass.");
  });

function arrangeFile(file: string, date: string): void {
  if (!existsSync(file)) throw new Error(`changeset version wrote no ${file}.`);
  writeFileSync(file, arrangeNewest(readFileSync(file, "utf8"), date));
}

await runCommand(program);
