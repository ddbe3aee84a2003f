import { homedir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { problemsOf } from "../../src/release/publish/tarball.ts";
import { root } from "../../src/work/packages.ts";

const manifest = {
  name: "a-package",
  version: "1.0.0",
  license: "MIT",
  engines: { node: ">=20.19" },
  main: "./dist/index.js",
  types: "./dist/index.d.ts",
  exports: {
    ".": { types: "./dist/index.d.ts", default: "./dist/index.js" },
    "./part": { types: "./dist/part.d.ts", default: "./dist/part.js" },
  },
  bin: { "a-package": "./bin/a-package.js" },
  repository: { url: "git+https://example.com/a.git", directory: "packages/a" },
  publishConfig: { access: "public", provenance: true },
  dependencies: { other: "^1.0.0" },
};
type Files = Record<string, string>;
const sound: Files = {
  "package.json": JSON.stringify(manifest),
  "README.md": "# a-package",
  LICENSE: "MIT",
  "dist/index.js": 'throw new Error("Give a PEM text: -----BEGIN PRIVATE KEY----- …");',
  "dist/index.d.ts": "",
  "dist/part.js": "",
  "dist/part.d.ts": "",
  "part/package.json": JSON.stringify({ main: "../dist/part.js", types: "../dist/part.d.ts" }),
  "bin/a-package.js": "",
};
const check = (files: Files) => problemsOf(Object.entries(files).map(([path, text]) => ({ path, text })));
const saying = (change: object) => ({
  ...sound,
  "package.json": JSON.stringify({ ...manifest, ...change }),
});
const without = (path: string) => Object.fromEntries(Object.entries(sound).filter(([name]) => name !== path));
const key = `-----BEGIN PRIVATE KEY-----\n${"MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSj".repeat(2)}\n`;

test("a sound package has no problem", () => expect(check(sound)).toEqual([]));

test("a package without commands is found below its root by resolvers that do not read exports", () => {
  expect(check(saying({ bin: undefined }))).toEqual([]);
  expect(check(without("part/package.json"))).toEqual([]);
});

describe("a problem is named", () => {
  test.each([
    { files: without("LICENSE"), problem: "LICENSE is missing" },
    { files: without("README.md"), problem: "README.md is missing" },
    { files: without("package.json"), problem: "package.json is missing" },
    { files: without("dist/index.d.ts"), problem: "package.json promises ./dist/index.d.ts" },
    { files: without("bin/a-package.js"), problem: "package.json promises ./bin/a-package.js" },
    { files: { ...sound, "src/a.test.ts": "" }, problem: "src/a.test.ts is not a file for users" },
    { files: { ...sound, "test/support/a.js": "" }, problem: "test/support/a.js is not a file for users" },
    {
      files: { ...sound, "src/types.test-d.ts": "" },
      problem: "src/types.test-d.ts is not a file for users",
    },
    { files: { ...sound, "dist/key.js": key }, problem: "dist/key.js holds a private key" },
    { files: { ...sound, "dist/a.js.map": join(root, "a.ts") }, problem: "names a folder of this machine" },
    { files: { ...sound, "dist/a.js": `${homedir()}/a.ts` }, problem: "names a folder of this machine" },
    { files: saying({ dependencies: { other: "workspace:^" } }), problem: "other is wanted as workspace:^" },
    { files: saying({ peerDependencies: { msw: "catalog:" } }), problem: "msw is wanted as catalog:" },
    {
      files: saying({ main: undefined }),
      problem: "package.json does not lead to the files that exports has for .",
    },
    { files: saying({ types: "./index.d.ts" }), problem: "package.json does not lead to the files" },
    {
      files: { ...saying({ bin: undefined }), "part/package.json": "{}" },
      problem: "part/package.json does not lead to the files",
    },
    {
      files: {
        ...saying({ bin: undefined }),
        "part/package.json": '{"main":"dist/part.js","types":"dist/part.d.ts"}',
      },
      problem: "part/package.json does not lead to the files that exports has for ./part",
    },
    { files: saying({ license: undefined }), problem: "names no license" },
    { files: saying({ engines: undefined }), problem: "names no engines.node" },
    { files: saying({ repository: undefined }), problem: "does not name its folder in the repository" },
    { files: saying({ publishConfig: { access: "public" } }), problem: "provenance is not true" },
    { files: saying({ publishConfig: { provenance: true } }), problem: "access is not public" },
  ])("$problem", ({ files, problem }) => {
    expect(check(files)).toEqual([expect.stringContaining(problem)]);
  });
});
