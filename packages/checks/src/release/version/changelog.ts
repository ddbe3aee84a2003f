/** The headings of a release, in their order. */
const GROUPS = ["Breaking", "New and changed", "Fixed"] as const;
type Group = (typeof GROUPS)[number];

/**
 * Puts the newest release of a CHANGELOG.md in order: what changesets calls major, minor and patch changes becomes
 * groups that readers look for. An entry that begins with `Breaking:` belongs to the first group, for below 1.0 a
 * breaking change is a minor one. The heading stays the bare version: tools look for it.
 */
export function arrangeNewest(changelog: string, date: string): string {
  const [head = "", newest = "", ...older] = changelog.split(/^(?=## )/m);
  const [heading = ""] = newest.split("\n", 1);
  const groups = new Map<Group, string[]>();
  for (const { level, entry } of entriesOf(newest)) {
    const group = groupOf(level, entry);
    groups.set(group, [...(groups.get(group) ?? []), withoutMark(entry)]);
  }
  const sections = GROUPS.flatMap((group) => {
    const entries = groups.get(group);
    return entries ? [`### ${group}\n\n${[...new Set(entries)].join("\n")}`] : [];
  });
  const body = sections.length > 0 ? sections : ["Nothing of its own; released with the other packages."];
  return [head.trimEnd(), heading, date, ...body, ...older.map((text) => text.trimEnd())]
    .join("\n\n")
    .concat("\n");
}

function entriesOf(release: string): { level: string; entry: string }[] {
  return release.split(/^(?=### )/m).flatMap((section) => {
    const [, level] = /^### (Major|Minor|Patch) Changes$/m.exec(section) ?? [];
    if (level === undefined) return [];
    const entries = section.split(/^(?=- )/m).slice(1);
    return entries.map((entry) => ({ level, entry: entry.trimEnd() }));
  });
}

function groupOf(level: string, entry: string): Group {
  if (level === "Major" || /^- Breaking:/i.test(entry)) return "Breaking";
  return level === "Minor" ? "New and changed" : "Fixed";
}

function withoutMark(entry: string): string {
  return entry.replace(/^- Breaking: *(.)/i, (_, first: string) => `- ${first.toUpperCase()}`);
}
