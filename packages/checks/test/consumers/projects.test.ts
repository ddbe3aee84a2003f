import { existsSync, readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { projects, select, targetsOf } from "../../src/consumers/projects.ts";

const consumers = new URL("../../consumers/", import.meta.url);
const targets = targetsOf(projects);
const lockfiles = { npm: "package-lock.json", pnpm: "pnpm-lock.yaml" };

test("what the command installs is locked", () => {
  for (const { name, project, manager } of targets) {
    if (!project.packages) continue;
    const folder = new URL(`${project.folders.at(-1)}/`, consumers);
    expect(existsSync(new URL(lockfiles[manager], folder)), name).toBe(true);
  }
});

test("every folder belongs to a project", () => {
  const used = new Set(projects.flatMap(({ folders }) => folders));
  expect(readdirSync(consumers).sort()).toEqual([...used].sort());
});

test("every project has something to show, under names of its own", () => {
  expect(new Set(targets.map(({ name }) => name)).size).toBe(targets.length);
  for (const { name, checks } of projects) {
    expect(checks.length, name).toBeGreaterThan(0);
    expect(new Set(checks.map((check) => check.name)).size, name).toBe(checks.length);
  }
});

describe("--only", () => {
  const names = (only: string | undefined) => select(targets, only).map(({ name }) => name);

  test.each([
    { only: "jest-30@npm", want: ["jest-30@npm"] },
    { only: "jest-30", want: ["jest-30@npm", "jest-30@pnpm"] },
    { only: " next , nest@pnpm", want: ["nest@pnpm", "next@npm"] },
  ])("$only", ({ only, want }) => expect(names(only)).toEqual(want));

  test("nothing means everything", () => expect(names(undefined)).toHaveLength(targets.length));

  test("a package manager means all of its projects", () => {
    expect(names("pnpm")).toEqual(
      targets.filter(({ manager }) => manager === "pnpm").map(({ name }) => name),
    );
  });

  test.each(["jest", "", "next,toaster"])("refuses %j, and lists the projects", (only) => {
    expect(() => names(only)).toThrow(/^--only: unknown project .*\. Projects: jest-29@npm, /);
  });
});
