import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8");
const blocks = (text: string, language: string) =>
  [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, "gm"))].map(
    ([, code]) => code as string,
  );
const mocks = read("msw/README.md");

test.each(["msw/README.md", "docs/guides/en/testing.md", "docs/guides/zh-CN/testing.md"])(
  "the configuration of Jest in %s",
  (file) => {
    const [shown] = blocks(read(file), "json").map((code) => JSON.parse(code).jest);
    expect(shown).toEqual(JSON.parse(read("checks/consumers/jest/swc.json")));
  },
);

test("the other configurations differ in the transform alone", () => {
  const { transformIgnorePatterns, transform } = JSON.parse(read("checks/consumers/jest/swc.json"));
  for (const name of ["babel", "ts-jest"]) {
    const other = JSON.parse(read(`checks/consumers/jest/${name}.json`));
    expect(other.transformIgnorePatterns).toEqual(transformIgnorePatterns);
    expect(Object.keys(other.transform)).toEqual(Object.keys(transform));
  }
});

test("the environment with a page", () => {
  expect(blocks(mocks, "cjs")).toEqual([read("checks/consumers/jest/browser-environment.js")]);
});

test("the client that Next.js builds", () => {
  expect(blocks(read("client/README.md"), "ts")).toContain(read("checks/consumers/next/lib/vaulting.ts"));
});

test("the settings of pnpm for msw", () => {
  const [shown = ""] = blocks(mocks, "yaml");
  for (const name of ["jest-29", "nest"])
    expect(read(`checks/consumers/${name}/pnpm-workspace.yaml`)).toContain(shown);
});
