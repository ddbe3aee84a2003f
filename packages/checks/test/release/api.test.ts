import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { differences, fileOf, orphans, write } from "../../src/release/api/compare.ts";
import { typedEntries } from "../../src/release/api/entries.ts";
import { apiReports } from "../../src/release/api/report.ts";
import { publicPackages, root } from "../../src/work/packages.ts";

const committed = join(root, "packages/checks/api");
const packages = publicPackages();
const built = apiReports(packages);
let scratch: string;
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), "api-test-"));
});
afterAll(() => rmSync(scratch, { recursive: true }));

test("the public surface is the committed one; `pnpm api` writes it anew, if the change is meant", () => {
  expect(differences(packages, built, committed).join("\n")).toBe("");
  expect(orphans(packages, committed)).toEqual([]);
});

test("a report names every export of every entry", async () => {
  for (const [index, pkg] of packages.entries()) {
    for (const { specifier } of typedEntries(pkg)) {
      const names = Object.keys(await import(specifier));
      expect(names.length).toBeGreaterThan(0);
      for (const name of names)
        expect(built[index], specifier).toMatch(new RegExp(`^export .*\\b${name}\\b`, "m"));
    }
  }
});

/** Interfaces that no inferred type can lead to: they are looked up, never held. */
const INTERNAL = ["ExampleNames"];

test("what an export leads to can be named: interfaces are exported too, but for those that are only extended", () => {
  for (const [index, report] of built.entries()) {
    for (const entry of report.split(/^## /m)) {
      const hidden = [...entry.matchAll(/^interface (\w+)/gm)].map(([, name]) => name as string);
      const held = hidden.filter((name) => {
        const uses = entry.replaceAll(
          new RegExp(`^(export )?interface \\w+ extends .*\\b${name}\\b`, "gm"),
          "",
        );
        return new RegExp(`(?<!interface )\\b${name}\\b`).test(uses);
      });
      const allowed = held.filter((name) => !INTERNAL.includes(name));
      expect(allowed, `${packages[index]?.manifest.name}: ${entry.split("\n")[0]}`).toEqual([]);
    }
  }
});

describe("a change is found", () => {
  const [{ index, text }] = built.flatMap((text, index) =>
    text.includes("export interface") ? [{ index, text }] : [],
  ) as [{ index: number; text: string }];
  const name = fileOf(packages[index] as (typeof packages)[number]);

  test("none in what was just written", () => {
    write(packages, built, scratch);
    expect(differences(packages, built, scratch)).toEqual([]);
    expect(readFileSync(join(scratch, name), "utf8")).toBe(text);
  });

  test.each([
    { what: "a member that is gone", change: (before: string) => before.replace(/^ {4}.*;\n/m, "") },
    { what: "another type", change: (before: string) => before.replace(": string", ": number") },
    {
      what: "an export that is gone",
      change: (before: string) => before.replace(/^export interface .*/m, ""),
    },
    { what: "a package without a report", change: () => "" },
  ])("$what", ({ change }) => {
    const now = built.with(index, change(text));
    expect(now[index]).not.toBe(text);
    expect(differences(packages, now, scratch)).toEqual([expect.stringContaining(name)]);
  });

  test("a report of a package that is no longer public", () => {
    writeFileSync(join(scratch, "gone.api.md"), "");
    expect(orphans(packages, scratch)).toEqual(["gone.api.md"]);
    write(packages, built, scratch);
    expect(orphans(packages, scratch)).toEqual([]);
  });
});
