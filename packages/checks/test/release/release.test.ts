import { describe, expect, test } from "vitest";
import { obstacles } from "../../src/release/release/readiness.ts";
import { released, renderSummary } from "../../src/release/release/summary.ts";

const ready = {
  branch: "main",
  changes: [],
  version: "1.2.3",
  planned: "1.2.3",
  contractProblem: undefined,
};

test("a clean main with a version can be released", () => expect(obstacles(ready)).toEqual([]));

describe("what cannot be released, and what to do", () => {
  test.each([
    { state: { branch: "feature" }, message: "git switch main" },
    { state: { changes: [" M README.md"] }, message: "README.md" },
    { state: { planned: "1.3.0" }, message: "pnpm run version" },
    { state: { version: "0.0.0", planned: "0.0.0" }, message: "pnpm changeset" },
    { state: { contractProblem: "requires a major bump" }, message: "requires a major bump" },
  ])("$message", ({ state, message }) => {
    expect(obstacles({ ...ready, ...state })).toEqual([expect.stringContaining(message)]);
  });

  test("every reason is given at once", () => {
    expect(obstacles({ ...ready, branch: "feature", changes: ["?? a"] })).toHaveLength(2);
  });
});

describe("the summary", () => {
  const files = [
    { path: "README.md", text: "né" },
    { path: "LICENSE", text: "MIT" },
  ];
  const pkg = released("a-package", "1.2.3", 1234, files, []);

  test("counts bytes, not characters", () => expect(pkg.unpackedSize).toBe(6));

  test("shows name, version, sizes and the number of files", () => {
    expect(renderSummary([pkg], false)).toMatch(/a-package.*1\.2\.3.*1\.2 kB.*0\.0 kB.* 2 /);
    expect(renderSummary([pkg], false)).not.toContain("LICENSE");
  });

  test("names the files where that is wanted", () => {
    expect(renderSummary([pkg], true)).toContain("  LICENSE\n  README.md");
  });

  test("names problems", () => {
    const bad = { ...pkg, problems: ["LICENSE is missing"] };
    expect(renderSummary([pkg, bad], false)).toContain("a-package: LICENSE is missing");
  });
});
