import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { rootUrl } from "../../src/work/packages.ts";

/** Wordings that get in a reader's way, each with the one that is written in its place. Case does not matter. */
const replaced: [old: string, use: string][] = [
  ["pretend bank", "simulated issuer, or test bank"],
  ["whole road", "request pipeline, or end to end"],
  ["cannot lie", "what the mocks do: they sign responses and reject requests"],
  ["stands twice", "is repeated"],
  ["stands still", "is blocked"],
  ["stands in for", "mock gateway, or sandbox"],
  ["is not heard", "is ignored"],
  ["how often was", "number of … made"],
  ["is said of", "applies to"],
  ["says of this id", "is set for this id"],
  ["is no absolute", "must be an absolute URL"],
  ["do not change any more", "are final"],
  ["in five minutes to a", "your first response in five minutes"],
  ["only TypeScript knows", "plain JavaScript"],
  ["what is special stands", "the headers carry the authentication"],
  ["stood in the way", "blocked by"],
];

/** Other people's words: what was released, what is generated, and this list. */
const EXCLUDED =
  /(^|\/)(CHANGELOG\.md|pnpm-lock\.yaml|package-lock\.json|words\.test\.ts)$|\/generated\/|\.(png|ico|woff2?)$/;

const tracked = execFileSync("git", ["ls-files", "-z"], { cwd: fileURLToPath(rootUrl), encoding: "utf8" });
const paths = tracked.split("\0").filter((path) => path !== "" && !EXCLUDED.test(path));
const files = paths.map((path) => ({ path, lines: readFileSync(new URL(encode(path), rootUrl), "utf8") }));

/** Every place of a wording, also where a line break is in it. */
function placesOf(wording: string, { path, lines }: { path: string; lines: string }): string[] {
  const pattern = new RegExp(wording.replaceAll(" ", String.raw`[\s*#/>]+`), "gi");
  return [...lines.matchAll(pattern)].map(
    ({ index }) => `${path}:${lines.slice(0, index).split("\n").length}`,
  );
}

function encode(path: string): string {
  return path.split("/").map(encodeURIComponent).join("/");
}

describe("the field's own words", () => {
  test("are looked for in the whole repository", () => expect(paths.length).toBeGreaterThan(500));

  test.each(replaced)("not “%s” but: %s", (old) => {
    expect(files.flatMap((file) => placesOf(old, file))).toEqual([]);
  });

  test("a wording is found in any case, and across a line break", () => {
    const file = { path: "a.ts", lines: "one\n// It STANDS\n// twice.\n" };
    expect(placesOf("stands twice", file)).toEqual(["a.ts:2"]);
  });
});
