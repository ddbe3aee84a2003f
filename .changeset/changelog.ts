// How a changeset becomes an entry of CHANGELOG.md: its own words, without hashes. That the packages follow each other is
// said once in CONTRIBUTING.md, not in every entry. `pnpm version` then groups the entries (packages/checks/src/release/version).

export async function getReleaseLine({ summary }: { summary: string }): Promise<string> {
  const [first, ...others] = summary.trim().split("\n");
  return [`- ${first}`, ...others.map((line) => (line === "" ? "" : `  ${line}`))].join("\n");
}

export async function getDependencyReleaseLine(): Promise<string> {
  return "";
}
