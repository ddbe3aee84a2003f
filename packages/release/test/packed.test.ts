import { createTarGzip, parseTarGzip } from "nanotar";
import { beforeAll, describe, expect, test } from "vitest";
import { publicPackages } from "../src/packages.ts";
import { pack } from "../src/publish/pack.ts";
import { resolutionProblems } from "../src/publish/resolution.ts";
import { filesOf, problemsOf } from "../src/publish/tarball.ts";

const packages = publicPackages();
const names = packages.map(({ manifest }) => manifest.name);
let tarballs: Map<string, Uint8Array<ArrayBuffer>>;
beforeAll(async () => {
  const packed = await Promise.all(
    packages.map(async (pkg) => [pkg.manifest.name, await pack(pkg)] as const),
  );
  tarballs = new Map(packed);
}, 60_000);
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
  // The last is the smallest: it stands on the others.
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
      path === inTarball(entry.types) ? 'export * from "./index";\n' : text,
    );
    expect(await resolutionProblems(tarball)).toContainEqual(expect.stringContaining("attw"));
  });
});
