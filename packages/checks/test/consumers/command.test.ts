import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkTarget } from "../../src/consumers/check-target.ts";
import type { Check } from "../../src/consumers/projects.ts";
import { renderTable } from "../../src/consumers/table.ts";
import { inTemporaryFolder } from "../../src/work/folder.ts";
import { run } from "../../src/work/run.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "checks-test-"));
});
afterAll(() => rm(folder, { recursive: true }));

const node = (code: string): Check["command"] => ["node", "--eval", code];
const EXITS = { passes: node(""), fails: node('console.error("no such thing"); process.exit(1)') };

describe("a check", () => {
  test.each([
    { name: "that passes", command: EXITS.passes, want: undefined },
    { name: "that fails", command: EXITS.fails, want: "exit code 1\nno such thing" },
    { name: "that has to fail, and does", command: EXITS.fails, failure: /such/, want: undefined },
    { name: "that has to fail, and passes", command: EXITS.passes, failure: /such/, want: "It passed" },
    {
      name: "that fails for another reason",
      command: EXITS.fails,
      failure: /other/,
      want: "without /other/",
    },
  ])("$name", async ({ want, ...check }) => {
    const lines: string[] = [];
    const project = { name: check.name, folders: [], managers: [], checks: [check] };
    const target = { name: check.name, manager: "npm" as const, project };
    const outcomes = await checkTarget(target, folder, {}, (line) => lines.push(line));
    expect(outcomes).toEqual([
      { name: check.name, failure: want === undefined ? undefined : expect.stringContaining(want) },
    ]);
    expect(lines).toEqual([
      `${check.name}: installing`,
      expect.stringMatching(/: (passed|failed), [\d.]+ s$/),
    ]);
  });

  test("is not run where the packages cannot be installed", async () => {
    const project = {
      name: "broken",
      folders: ["no-such-folder"],
      managers: [],
      checks: [{ name: "x", command: EXITS.passes }],
    };
    const outcomes = await checkTarget({ name: "broken", manager: "npm", project }, folder, {}, () => {});
    expect(outcomes).toEqual([{ name: "install", failure: expect.stringContaining("no-such-folder") }]);
  });
});

test("a program is stopped with what it started", async () => {
  const child = "setInterval(() => {}, 1e6)";
  const parent = `const { pid } = require("child_process").spawn(process.execPath, ["--eval", "${child}"]); console.log(pid);`;
  const { code, output } = await run(process.execPath, ["--eval", `${parent} ${child}`], {
    cwd: folder,
    timeoutMs: 1_000,
  });
  expect(code).toBeNull();
  expect(output).toContain("Stopped after 1 s.");
  const pid = Number.parseInt(output, 10);
  expect(pid).toBeGreaterThan(0);
  // It may be a zombie for a moment, until init has taken note of its end.
  await expect.poll(() => isRunning(pid), { timeout: 5_000 }).toBe(false);
});

test("the temporary folder is gone after success and after failure", async () => {
  const folders: string[] = [];
  const remember = async (folder: string) => folders.push(folder);
  await inTemporaryFolder(remember);
  const failing = inTemporaryFolder(async (folder) => {
    await remember(folder);
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  expect(folders).toHaveLength(2);
  for (const gone of folders) await expect(readdir(gone)).rejects.toMatchObject({ code: "ENOENT" });
});

test("the table counts, and what failed is below it", () => {
  const text = renderTable([
    { project: "a@npm", outcomes: [{ name: "one", failure: undefined }] },
    {
      project: "b@npm",
      outcomes: [
        { name: "one", failure: undefined },
        { name: "two", failure: "a reason\nin two lines" },
      ],
    },
  ]);
  expect(text).toMatch(/a@npm +│ +1 +│ +0/);
  expect(text).toMatch(/b@npm +│ +1 +│ +\S*1/);
  expect(text).toContain("b@npm: two\n    a reason\n    in two lines");
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
