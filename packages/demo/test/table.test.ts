import { stripVTControlCharacters } from "node:util";
import { expect, test } from "vitest";
import type { Outcome } from "../src/ask.ts";
import { renderTable } from "../src/table.ts";

const outcome = (part: Partial<Outcome>): Outcome => ({
  expectation: {
    operation: "ask",
    name: "one",
    request: { id: "id-1" },
    answer: {},
    signed: true,
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

test("has the head that the README promises", () => {
  expect(cells([])).toEqual([["request id", "example", "result code", "vaulting status", "trust", "ms"]]);
});

const rows: [string, Partial<Outcome>, string[]][] = [
  ["a good answer", { ms: 12.345 }, ["id-1", "one", "GOOD", "–", "verified", "12.3"]],
  ["a state", { state: "PENDING", ms: 0 }, ["id-1", "one", "GOOD", "PENDING", "verified", "0.0"]],
  [
    "an unsigned failure",
    { trust: "unsigned failure" },
    ["id-1", "one", "GOOD", "–", "unsigned failure", "1.3"],
  ],
  [
    "a mark where something is wrong",
    { trust: "rejected", problems: ["x"] },
    ["id-1", "one", "GOOD", "–", "rejected ✗", "1.3"],
  ],
  [
    "the operation, where it has no id",
    { expectation: { ...outcome({}).expectation, correlation: undefined } },
    ["ask", "one", "GOOD", "–", "verified", "1.3"],
  ],
];
test.each(rows)("shows %s", (_, part, want) => {
  expect(cells([outcome(part)])[1]).toEqual(want);
});
