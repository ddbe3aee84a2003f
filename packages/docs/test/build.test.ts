import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, describe, expect, inject, test } from "vitest";
import { ensure } from "../scripts/ensure.ts";
import { root } from "../scripts/redocly.ts";
import { replaceOnce } from "../scripts/replace-once.ts";
import { readContract } from "./support/contract.ts";
import { runBuild } from "./support/run-build.ts";

const { contract: site, parcels, printed } = inject("sites");
const spec = join(root, "../../spec/openapi.yaml");
const temporary = mkdtempSync(join(tmpdir(), "docs-build-"));
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

const filesOf = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
const pages = filesOf(site).filter((name) => name.endsWith(".html"));
const read = (name: string, folder = site) => readFileSync(join(folder, name), "utf8");

test("is quiet", () => expect(printed).toBe(""));

test("gives the same bytes as the build before this test", () => {
  const dist = join(root, "dist");
  expect(existsSync(dist), "run the build first").toBe(true);
  const contents = (folder: string) =>
    filesOf(folder).map((name) => [name, readFileSync(join(folder, name), "latin1")] as const);
  expect(filesOf(site)).toEqual(filesOf(dist));
  expect(
    contents(site).filter(([name, bytes]) => readFileSync(join(dist, name), "latin1") !== bytes),
  ).toEqual([]);
});

test("offers the contract as it is, and translated", () => {
  for (const name of ["openapi.yaml", "openapi.json"]) {
    expect(readContract(join(site, name))).toEqual(readContract(spec));
    const translated = readContract(join(site, "zh-CN", name));
    expect(translated.info.title).not.toBe(readContract(spec).info.title);
    expect(Object.keys(translated.paths)).toEqual(Object.keys(readContract(spec).paths));
  }
});

test("has the same pages in both languages", () => {
  const of = (locale: string) => filesOf(join(site, locale)).filter((name) => !name.startsWith("openapi"));
  expect(of("zh-CN")).toEqual(of("en"));
  expect(of("en").length).toBeGreaterThan(30);
});

describe.each(pages)("%s", (name) => {
  test("allows scripts of this origin alone, and no eval", () => {
    const found = /Content-Security-Policy" content="([^"]*)"/.exec(read(name));
    const policy = ensure(found?.[1], "policy");
    expect(policy).toMatch(/^default-src 'none'; script-src 'self' 'sha256-[^']+'[^;]*; style-src 'self'/);
    expect(policy).not.toMatch(/unsafe-eval|https?:|\*/);
    expect(policy.includes("unsafe-inline")).toBe(name.includes("reference"));
  });

  test("has its assets under a hash of their content", () => {
    for (const [, url] of read(name).matchAll(/(?:src|href)="[./]*assets\/([^"]+)"/g))
      expect(url).toMatch(/-[0-9a-f]{10}\.\w+$/);
  });
});

test("another contract without catalogues is a reference in English", () => {
  expect(filesOf(parcels).filter((name) => name.endsWith(".html"))).toEqual([
    "en/reference/index.html",
    "index.html",
  ]);
  expect(read("index.html", parcels)).toContain('href="en/reference/"');
});

test("every page that llms.txt names is there", () => {
  const links = [...read("llms.txt").matchAll(/\]\(([^)#]+)[^)]*\)/g)].map(([, link = ""]) => link);
  expect(links.length).toBeGreaterThan(35);
  for (const link of links)
    expect(existsSync(join(site, link, link.endsWith("/") ? "index.html" : "")), link).toBe(true);
});

describe("a mistake of an author ends the build with exit code 1 and its place", () => {
  const catalogue = join(root, "../../spec/locales/zh-CN.yaml");
  const build = async (name: string, contract: string, translations: string) => {
    const folder = join(temporary, name);
    mkdirSync(join(folder, "locales"), { recursive: true });
    writeFileSync(join(folder, "openapi.yaml"), contract);
    writeFileSync(join(folder, "locales/zh-CN.yaml"), translations);
    return runBuild("--spec", join(folder, "openapi.yaml"), "--out", join(folder, "out"));
  };
  const [yaml, chinese] = [readFileSync(spec, "utf8"), readFileSync(catalogue, "utf8")];

  test("a text that was changed is missing, and its old translation is stale", async () => {
    const changed = replaceOnce(
      yaml,
      "description: The brand of the card.",
      "description: The make of the card.",
    );
    const line = changed.split("\n").findIndex((text) => text.includes("The make of the card.")) + 1;
    const stale = chinese.split("\n").findIndex((text) => text.includes("The brand of the card.")) + 1;
    const { exitCode, printed } = await build("changed", changed, chinese);
    expect(exitCode).toBe(1);
    expect(printed).toMatch(
      new RegExp(`openapi\\.yaml:${line}:24 No zh-CN text for "The make of the card\\."`),
    );
    expect(printed).toMatch(
      new RegExp(`zh-CN\\.yaml:${stale}:3 The contract says nowhere "The brand of the card\\."`),
    );
    expect(printed).not.toMatch(/^\s+at /m);
  });

  test("a folder that holds something else is not deleted", async () => {
    writeFileSync(join(temporary, "precious"), "");
    const { exitCode, printed } = await runBuild("--out", temporary);
    expect(exitCode).toBe(1);
    expect(printed).toContain("holds something else");
    expect(existsSync(join(temporary, "precious"))).toBe(true);
  });

  test("a description that cannot be read", async () => {
    const { exitCode, printed } = await runBuild(
      "--spec",
      "no-such-file.yaml",
      "--out",
      join(temporary, "none"),
    );
    expect(exitCode).toBe(1);
    expect(printed).toContain("no-such-file.yaml");
  });
});

test("a patch of somebody else's output that matches nothing, or too much, is an error", () => {
  expect(replaceOnce("a b c", "b", "x")).toBe("a x c");
  expect(() => replaceOnce("a b c", "d", "x")).toThrow("Expected 1 match, got 0: d");
  expect(() => replaceOnce("a b b", "b", "x")).toThrow("Expected 1 match, got 2: b");
});
