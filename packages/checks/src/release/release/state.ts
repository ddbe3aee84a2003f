import { publicPackages, root } from "../../work/packages.ts";
import { mustRun } from "../../work/run.ts";
import { plannedVersion } from "../contract/planned-version.ts";
import { mayFollow } from "../contract/redocly-diff.ts";
import { readContract, readReleased } from "../contract/released.ts";
import type { State } from "./readiness.ts";

export async function readState(): Promise<State> {
  const git = async (...args: string[]) => (await mustRun("git", args, { cwd: root })).stdout.trim();
  const planned = await plannedVersion(root);
  const released = readReleased();
  const verdict = released === undefined ? undefined : await mayFollow(released, readContract(), planned);
  return {
    // In a workflow the commit is checked out, and not always the branch.
    branch: (await git("branch", "--show-current")) || process.env.GITHUB_REF_NAME || "no branch",
    changes: (await git("status", "--porcelain")).split("\n").filter(Boolean),
    version: publicPackages()[0]?.manifest.version ?? "0.0.0",
    planned,
    contractProblem: verdict && !verdict.passes ? verdict.text : undefined,
  };
}
