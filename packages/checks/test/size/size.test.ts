import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { bundle } from "../../src/size/bundle.ts";
import { entries } from "../../src/size/entries.ts";
import { foreignPart, measureAll } from "../../src/size/measure.ts";

const { limits, goals } = JSON.parse(
  readFileSync(new URL("../../size-limits.json", import.meta.url), "utf8"),
);
const measured = await measureAll();

describe("size", () => {
  test.each(measured)("$name stays within its limit", ({ name, gzip }) => {
    expect(limits[name], `size-limits.json has no limit for ${name}`).toBeTypeOf("number");
    expect(gzip).toBeLessThanOrEqual(limits[name]);
  });

  test("every limit belongs to an export", () => {
    expect(Object.keys(limits)).toEqual(Object.keys(entries));
    for (const name of Object.keys(goals)) expect(goals[name]).toBeLessThanOrEqual(limits[name]);
  });

  test("an error or a guard does not bring the client with it", async () => {
    const { modules } = await bundle(entries.isResultError ?? "");
    expect([...modules.keys()].filter((path) => /openapi-fetch|generated|keys\//.test(path))).toEqual([]);
  });
});

describe("meaning", () => {
  test.each(measured)("$name holds nothing that only some runtimes have", ({ own }) => {
    expect(foreignPart(own)).toBeUndefined();
  });

  test.each([
    'export { platform } from "node:os"', // esbuild refuses
    "export const a = Buffer.from([1])",
    "export const a = process.env.A",
    "export const a = __dirname",
  ])("%s is noticed", async (entry) => {
    const found = await bundle(entry).then(
      ({ code }) => foreignPart(code),
      (error: Error) => error.message,
    );
    expect(found).toMatch(/node:os|Buffer|process|__dirname/);
  });
});
