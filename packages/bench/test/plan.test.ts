import { expect, test } from "vitest";
import { createPlan } from "../src/plan.ts";
import { nameOf } from "../src/report/names.ts";

test("the full run measures http and https, with and without latency, one by one and 64 at a time", () => {
  const { scenarios } = createPlan("full");
  expect(scenarios.filter(({ subject }) => subject === "client").map(nameOf)).toEqual([
    "http, 0 ms, one by one",
    "http, 0 ms, 64 at a time",
    "http, 50 ms, one by one",
    "http, 50 ms, 64 at a time",
    "https, 0 ms, one by one",
    "https, 0 ms, 64 at a time",
    "https, 50 ms, one by one",
    "https, 50 ms, 64 at a time",
  ]);
  expect(createPlan("full").waiting.waiters).toBe(10_000);
});

test("handlers and sandbox are measured beside what one would write by hand", () => {
  const { handlers, sandbox } = createPlan("full");
  expect(new Set(handlers.map(({ subject }) => subject))).toEqual(
    new Set(["@ams-vaulting/msw", "@msw/source"]),
  );
  expect(sandbox.map(({ concurrency }) => concurrency)).toEqual([1, 64]);
});

test("the quick run has as many calls a second while the waiters wake", () => {
  const rate = ({ waiters, intervalMs }: { waiters: number; intervalMs: number }) => waiters / intervalMs;
  expect(rate(createPlan("quick").waiting)).toBeCloseTo(rate(createPlan("full").waiting));
});
