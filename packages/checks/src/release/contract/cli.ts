import { createCommand, runCommand } from "../../work/command.ts";
import { root } from "../../work/packages.ts";
import { plannedVersion } from "./planned-version.ts";
import { mayFollow } from "./redocly-diff.ts";
import { readContract, readReleased } from "./released.ts";

const program = createCommand("contract:diff")
  .description(
    "Shows what changed in the contract since the last release, and whether the planned version shows it.",
  )
  .addHelpText("after", "\nExit codes: 0 the version fits; 1 it does not; 2 wrong usage.")
  .action(async () => {
    const released = readReleased();
    if (released === undefined) {
      console.log("Nothing is released yet, so nothing can break.");
      return;
    }
    const { passes, text } = await mayFollow(released, readContract(), await plannedVersion(root));
    console.log(text);
    if (passes) return;
    console.error("Write a changeset that goes as far as the change: `pnpm changeset`.");
    process.exitCode = 1;
  });

await runCommand(program);
