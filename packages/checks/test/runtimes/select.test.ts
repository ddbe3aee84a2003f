import { describe, expect, test } from "vitest";
import { select } from "../../src/runtimes/supported.ts";

describe("--only", () => {
  const all = ["node@20", "node@22", "bun", "types@5.4"];
  test.each([
    { only: undefined, want: all },
    { only: "bun", want: ["bun"] },
    { only: "node", want: ["node@20", "node@22"] },
    { only: " types , node@22", want: ["node@22", "types@5.4"] },
  ])("$only", ({ only, want }) => expect(select(all, only)).toEqual(want));

  test.each(["node@2", "", "bun,toaster"])("refuses %j", (only) => {
    expect(() => select(all, only)).toThrow("Targets: node@20, node@22, bun, types@5.4");
  });
});
