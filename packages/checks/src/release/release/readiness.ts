/** What a release looks at before it starts. */
export interface State {
  branch: string;
  /** `git status --porcelain`, by line. */
  changes: readonly string[];
  version: string;
  /** The version that the changesets lead to. */
  planned: string;
  /** The output of `redocly diff` where the contract goes further than the version; else undefined. */
  contractProblem: string | undefined;
}

export const RELEASE_BRANCH = "main";

/** Why this state cannot be released, each reason with what to do. Empty where it can. */
export function obstacles({ branch, changes, version, planned, contractProblem }: State): string[] {
  return [
    ...(branch === RELEASE_BRANCH
      ? []
      : [
          `The branch is ${branch}. Releases are made from ${RELEASE_BRANCH}: \`git switch ${RELEASE_BRANCH}\`.`,
        ]),
    ...(changes.length === 0
      ? []
      : [
          `The working tree is not clean. Commit or stash:\n${changes.map((line) => `  ${line}`).join("\n")}`,
        ]),
    ...(version === planned
      ? []
      : [`There are changesets for ${planned}. Run \`pnpm run version\` and commit what it writes.`]),
    ...(version === "0.0.0" && planned === version
      ? ["Version 0.0.0 is not a release. Write a changeset: `pnpm changeset`."]
      : []),
    ...(contractProblem === undefined
      ? []
      : [`The version does not show what changed in the contract:\n${contractProblem}`]),
  ];
}
