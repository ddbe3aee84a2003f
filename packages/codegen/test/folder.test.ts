import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { difference } from "../src/output/difference.ts";
import { readFolder, writeFolder } from "../src/output/folder.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "codegen-folder-"));
});
afterEach(() => rm(folder, { recursive: true }));

const files = (entries: Record<string, string>) => new Map(Object.entries(entries));

test("a folder that does not exist holds nothing, and is made", async () => {
  const below = join(folder, "src/generated");
  expect(await readFolder(below)).toEqual(new Map());
  expect(await writeFolder(below, files({ "a.ts": "1" }))).toEqual(["a.ts"]);
  expect(await readFolder(below)).toEqual(files({ "a.ts": "1" }));
});

test("what changed is written, what is stale is removed, also in folders below", async () => {
  await writeFolder(folder, files({ "a.ts": "1", "b.ts": "1", "stale.ts": "1" }));
  await mkdir(join(folder, "sub"));
  await writeFile(join(folder, "sub/old.ts"), "1");
  expect((await writeFolder(folder, files({ "a.ts": "1", "b.ts": "2" }))).sort()).toEqual([
    "b.ts",
    "stale.ts",
    "sub/old.ts",
  ]);
  expect(await readFolder(folder)).toEqual(files({ "a.ts": "1", "b.ts": "2" }));
  expect(await writeFolder(folder, files({ "a.ts": "1", "b.ts": "2" }))).toEqual([]);
  expect((await readdir(folder)).filter((name) => name.endsWith(".ts"))).toEqual(["a.ts", "b.ts"]);
});

test.each([
  { name: "the same", is: { "a.ts": "1\n" }, wanted: { "a.ts": "1\n" }, want: "" },
  {
    name: "a change",
    is: { "a.ts": "1\n2\n" },
    wanted: { "a.ts": "1\n3\n" },
    want: "--- a.ts\tis\n+++ a.ts\tshould be\n@@ -1,2 +1,2 @@\n 1\n-2\n+3\n",
  },
  {
    name: "a missing file",
    is: {},
    wanted: { "a.ts": "1\n" },
    want: "--- a.ts\tis\n+++ a.ts\tshould be\n@@ -0,0 +1,1 @@\n+1\n",
  },
  {
    name: "a file too many",
    is: { "a.ts": "1\n" },
    wanted: {},
    want: "--- a.ts\tis\n+++ a.ts\tshould be\n@@ -1,1 +0,0 @@\n-1\n",
  },
])("the difference: $name", ({ is, wanted, want }) => {
  const text = difference(files(is as Record<string, string>), files(wanted as Record<string, string>));
  expect(text.slice(text.indexOf("---"))).toBe(want);
});
