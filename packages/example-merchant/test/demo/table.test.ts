import { stripVTControlCharacters } from "node:util";
import { expect, test } from "vitest";
import { readExamples } from "../../src/demo/examples.ts";
import type { Outcome } from "../../src/demo/send.ts";
import { renderTable } from "../../src/demo/table.ts";

const outcome = (part: Partial<Outcome>): Outcome => ({
  example: {
    operationId: "query",
    path: "/query",
    name: "one",
    request: { id: "id-1" },
    response: {},
    isSigned: true,
    correlation: "id",
    stateField: undefined,
  },
  resultCode: "GOOD",
  state: "–",
  trust: "verified",
  ms: 1.25,
  problems: [],
  ...part,
});

const cells = (outcomes: Outcome[]) =>
  stripVTControlCharacters(renderTable(outcomes))
    .split("\n")
    .filter((line) => line.includes("│"))
    .map((line) =>
      line
        .split("│")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );

test("fits 80 columns with the longest names of the contract", async () => {
  const outcomes = (await readExamples()).map((example) =>
    outcome({ example, state: "PROCESSING", trust: "unsigned failure", ms: 1234.5, problems: ["x"] }),
  );
  const lines = stripVTControlCharacters(renderTable(outcomes)).split("\n");
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
});

test("has the expected columns", () => {
  expect(cells([])).toEqual([["example", "state", "trust", "ms"]]);
});

const rows: [string, Partial<Outcome>, string[]][] = [
  ["a good response", { ms: 12.345 }, ["one", "–", "verified", "12.3"]],
  ["a state", { state: "PENDING", ms: 0 }, ["one", "PENDING", "verified", "0.0"]],
  ["an unsigned failure", { trust: "unsigned failure" }, ["one", "–", "unsigned failure", "1.3"]],
  [
    "a mark where something is wrong",
    { trust: "rejected", problems: ["x"] },
    ["one", "–", "rejected ✗", "1.3"],
  ],
];
test.each(rows)("shows %s", (_, part, want) => {
  expect(cells([outcome(part)])[1]).toEqual(want);
});
