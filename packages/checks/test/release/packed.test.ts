import { readFile } from "node:fs/promises";
import { createTarGzip, parseTarGzip } from "nanotar";
import { beforeAll, describe, expect, test } from "vitest";
import { resolutionProblems } from "../../src/release/publish/resolution.ts";
import { filesOf, problemsOf } from "../../src/release/publish/tarball.ts";
import { inTemporaryFolder } from "../../src/work/folder.ts";
import { pack } from "../../src/work/pack.ts";
import { publicPackages } from "../../src/work/packages.ts";

const packages = publicPackages();
const names = packages.map(({ manifest }) => manifest.name);
let tarballs: Map<string, Uint8Array<ArrayBuffer>>;
beforeAll(async () => {
  tarballs = await inTemporaryFolder(async (folder) => {
    const packed = Object.entries(await pack(names, folder)).map(async ([name, path]) => {
      const bytes = new Uint8Array(await readFile(path));
      return [name, bytes] as const;
    });
    return new Map(await Promise.all(packed));
  });
});
const tarballOf = (name: string) => tarballs.get(name) as Uint8Array<ArrayBuffer>;

describe("what would be published", () => {
  test.each(names)("%s holds what it should", async (name) => {
    expect(problemsOf(await filesOf(tarballOf(name)))).toEqual([]);
  });

  test.each(names)("%s is found by Node, bundlers and compilers", async (name) => {
    expect(await resolutionProblems(tarballOf(name))).toEqual([]);
  });
});

describe("a package that promises what is not there is found", () => {
  // The last is the smallest: it depends on the others.
  const typed = packages.findLast(({ manifest }) =>
    Object.values(manifest.exports ?? {}).some((to) => typeof to === "object"),
  );
  const name = typed?.manifest.name as string;
  const entry = Object.values(typed?.manifest.exports ?? {}).find((to) => typeof to === "object") as {
    types: string;
    default: string;
  };
  const inTarball = (path: string) => path.replace(/^\./, "package");

  async function repacked(edit: (path: string, text: string) => string | undefined) {
    const files = (await parseTarGzip(tarballOf(name))).filter(({ type }) => type === "file");
    const edited = files.flatMap((file) => {
      const data = edit(file.name, file.text);
      return data === undefined ? [] : [{ name: file.name, data }];
    });
    return new Uint8Array(await createTarGzip(edited));
  }

  test("nothing is wrong with the same files, packed again", async () => {
    expect(await resolutionProblems(await repacked((_, text) => text))).toEqual([]);
  });

  test.each([
    { what: "code that is missing", tool: "publint", gone: entry.default },
    { what: "declarations that are missing", tool: "publint", gone: entry.types },
  ])("$what", async ({ tool, gone }) => {
    const tarball = await repacked((path, text) => (path === inTarball(gone) ? undefined : text));
    expect(await resolutionProblems(tarball)).toContainEqual(expect.stringContaining(tool));
  });

  test("declarations that only a bundler finds", async () => {
    const tarball = await repacked((path, text) =>
      path === inTarball(entry.types) ? 'export * from "../../../release/test/index";\n' : text,
    );
    expect(await resolutionProblems(tarball)).toContainEqual(expect.stringContaining("attw"));
  });
});
