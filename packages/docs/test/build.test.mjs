import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { root } from "../scripts/redocly.mjs";
import { replaceOnce } from "../scripts/replace-once.mjs";
import { readContract } from "./contract.mjs";
import { buildSite, removeSites } from "./site.mjs";

const contract = join(root, "../../spec/openapi.yaml");
let build;
let again;

beforeAll(async () => {
  [build, again] = await Promise.all([buildSite("build", "--spec", contract), buildSite("again")]);
});
afterAll(removeSites);

test("is quiet", () => expect(build.printed).toBe(""));

test("gives the same bytes again, and its specification is the default", () => {
  const contents = ({ out }) =>
    readdirSync(out, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => [entry.name, readFileSync(join(entry.parentPath, entry.name), "latin1")]);
  expect(contents(build).length).toBe(7);
  expect(contents(again)).toEqual(contents(build));
});

test("offers the contract as it is", () => {
  for (const name of ["openapi.yaml", "openapi.json"]) {
    expect(readContract(join(build.out, name))).toEqual(readContract(contract));
  }
});

test("allows scripts of this origin alone, and no eval", () => {
  const [, policy] = /Content-Security-Policy" content="([^"]*)"/.exec(
    readFileSync(join(build.out, "index.html"), "utf8"),
  );
  expect(policy).toMatch(/^default-src 'none'; script-src 'self' 'sha256-[^']+';/);
  expect(policy).not.toMatch(/unsafe-eval|https?:|\*/);
});

test("fails when the description cannot be read", async () => {
  await expect(buildSite("none", "--spec", join(root, "no-such-file.yaml"))).rejects.toThrow(
    "no-such-file.yaml",
  );
});

test("fails when a patch of somebody else's output matches nothing, or too much", () => {
  expect(replaceOnce("a b c", "b", "x")).toBe("a x c");
  expect(() => replaceOnce("a b c", "d", "x")).toThrow("Expected 1 match, got 0: d");
  expect(() => replaceOnce("a b b", "b", "x")).toThrow("Expected 1 match, got 2: b");
});

test("deletes no folder that holds something else", async () => {
  const other = join(build.out, "assets");
  const before = readdirSync(other);
  const script = join(root, "scripts/build.mjs");
  const { status, stderr } = spawnSync(process.execPath, [script, "--out", other], { encoding: "utf8" });
  expect(status).toBe(1);
  expect(stderr).toContain("holds something else");
  expect(readdirSync(other)).toEqual(before);
});
