import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { arrangeNewest } from "../../src/release/version/changelog.ts";
import { root } from "../../src/work/packages.ts";

const older = "## 0.1.0\n\n2026-01-01\n\n### Fixed\n\n- Old.\n";
const arrange = (release: string) => arrangeNewest(`# a\n\n${release}\n${older}`, "2026-02-03");
const newest = (text: string) => text.slice(text.indexOf("## "), text.indexOf("## 0.1.0")).trim();

describe("the newest release is put in groups", () => {
  test.each([
    {
      name: "by what they mean",
      release: "## 0.2.0\n\n### Minor Changes\n\n- New.\n\n### Patch Changes\n\n- Right again.\n",
      want: "## 0.2.0\n\n2026-02-03\n\n### New and changed\n\n- New.\n\n### Fixed\n\n- Right again.",
    },
    {
      name: "what breaks comes first, whatever its level is",
      release: "## 0.2.0\n\n### Minor Changes\n\n- New.\n- Breaking: it is gone.\n\n  Use the other.\n",
      want: "## 0.2.0\n\n2026-02-03\n\n### Breaking\n\n- It is gone.\n\n  Use the other.\n\n### New and changed\n\n- New.",
    },
    {
      name: "a major change breaks",
      release: "## 2.0.0\n\n### Major Changes\n\n- Gone.\n",
      want: "## 2.0.0\n\n2026-02-03\n\n### Breaking\n\n- Gone.",
    },
    {
      name: "a package without a change of its own gets a note",
      release: "## 0.2.0\n\n### Patch Changes\n\n",
      want: "## 0.2.0\n\n2026-02-03\n\nNothing of its own; released with the other packages.",
    },
  ])("$name", ({ release, want }) => expect(newest(arrange(release))).toBe(want));
});

test("older releases stay as they are", () => {
  expect(arrange("## 0.2.0\n\n### Patch Changes\n\n- A.\n")).toMatch(
    /## 0\.1\.0[^#]*### Fixed\n\n- Old\.\n$/,
  );
});

test("an entry is the changeset's own words: no hash, no list of dependencies", async () => {
  const changelog = await import(pathToFileURL(join(root, ".changeset/changelog.ts")).href);
  const changeset = { id: "a", commit: "0123456789", summary: "First.\n\nSecond." };
  expect(await changelog.getReleaseLine(changeset, "minor")).toBe("- First.\n\n  Second.");
  expect(await changelog.getDependencyReleaseLine()).toBe("");
});
