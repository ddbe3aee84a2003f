import { expect, test } from "vitest";
import { quantile, ratios, summarize } from "../src/measure/statistics.ts";

test.each([
  { name: "the median of an odd number", values: [3, 1, 2], share: 0.5, want: 2 },
  { name: "the median of an even number", values: [4, 1, 3, 2], share: 0.5, want: 2.5 },
  { name: "a share between two values", values: [0, 10], share: 0.25, want: 2.5 },
  { name: "the least", values: [2, 1], share: 0, want: 1 },
  { name: "the most", values: [2, 1], share: 1, want: 2 },
  { name: "one value", values: [7], share: 0.99, want: 7 },
  { name: "numbers in the order of numbers", values: [10, 9, 100], share: 0.5, want: 10 },
  { name: "no value", values: [], share: 0.5, want: Number.NaN },
])("quantile: $name", ({ values, share, want }) => expect(quantile(values, share)).toBe(want));

test("quantile leaves the values in their order", () => {
  const values = [3, 1, 2];
  quantile(values, 0.5);
  expect(values).toEqual([3, 1, 2]);
});

test("a summary is hardly moved by one slow round", () => {
  expect(summarize([10, 11, 12, 13, 9000])).toEqual({ min: 10, low: 11, median: 12, high: 13, max: 9000 });
});

test("ratios compare within a round, so that a slow round cancels out", () => {
  expect(ratios([11, 110, 22], [10, 100, 20])).toEqual([1.1, 1.1, 1.1]);
});

test("a ratio needs both sides in every round", () => {
  expect(() => ratios([1, 2], [1])).toThrow(RangeError);
});
