import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readmeFiles } from "../../src/readme/readme-files.ts";
import { rootUrl } from "../../src/work/packages.ts";

describe("links between the files have a target", () => {
  const links = readmeFiles().flatMap((file: string) => {
    const text = readFileSync(new URL(file, rootUrl), "utf8");
    return [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, target]) => ({
      file,
      target: target as string,
    }));
  });
  test.each(links)("$file -> $target", ({ file, target }) => {
    expect(existsSync(new URL(target, new URL(file, rootUrl)))).toBe(true);
  });
});
