import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "vitest";
import type { Generator } from "../src/generators/generators.ts";
import { isExpected, tableOf } from "../src/generators/report.ts";
import type { Outcome } from "../src/generators/try-generator.ts";

const generator: Generator = { name: "thing", package: "thing", command: () => ["thing"] };
const outcome = (fails: string | undefined, error: string | undefined): Outcome => ({
  generator: { ...generator, ...(fails && { fails }) },
  version: "1.0.0",
  generationError: undefined,
  compilationError: error,
});

describe("an outcome", () => {
  test.each([
    { name: "compiles", fails: undefined, error: undefined, want: true },
    { name: "fails without a reason", fails: undefined, error: "TS2339", want: false },
    { name: "fails with a reason", fails: "It ignores enum.", error: "TS2339", want: true },
    { name: "compiles in spite of a reason", fails: "It ignores enum.", error: undefined, want: false },
  ])("that $name: expected $want", ({ fails, error, want }) => {
    expect(isExpected(outcome(fails, error))).toBe(want);
  });
});

test("the table fits 80 columns and has the reason", () => {
  const table = tableOf([outcome("It writes literal().max(), which zod does not have.", "TS2339")]);
  expect(table.replaceAll(/\s+/g, " ")).toContain("thing");
  for (const word of ["It", "writes", "literal().max(),"]) expect(table).toContain(word);
  for (const line of table.split("\n")) expect(stripVTControlCharacters(line).length).toBeLessThanOrEqual(80);
});
