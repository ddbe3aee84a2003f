import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { measure } from "./support/size.ts";

const { limits, goals } = JSON.parse(readFileSync(new URL("../size-limits.json", import.meta.url), "utf8"));
const measured = await measure();

describe("size, minified and gzipped", () => {
  test.each(Object.entries(measured))("%s: %i bytes are within the limit", (name, gzip) => {
    expect(limits[name], `size-limits.json has no limit for ${name}`).toBeTypeOf("number");
    expect(gzip).toBeLessThanOrEqual(limits[name]);
    // A limit far above is none.
    expect(gzip).toBeGreaterThan(limits[name] * 0.9);
  });

  test("every limit belongs to a part", () => {
    expect(Object.keys(limits).sort()).toEqual(Object.keys(measured).sort());
    for (const name of Object.keys(goals)) expect(goals[name]).toBeLessThanOrEqual(limits[name]);
  });
});
