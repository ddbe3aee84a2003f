import { expect, test } from "vitest";
import { measureInTurn } from "../src/measure/measure.ts";

test("both sides are measured in turn, and each begins as often as the other", async () => {
  const order: string[] = [];
  const side = (name: string) => async () => void order.push(name);
  const costs = await measureInTurn(
    { baseline: side("baseline"), subject: side("subject") },
    { rounds: 4, limitMs: 60_000, calls: 1, concurrency: 1 },
  );
  expect(order).toEqual([
    "baseline",
    "subject",
    "subject",
    "baseline",
    "baseline",
    "subject",
    "subject",
    "baseline",
  ]);
  expect([costs.baseline.length, costs.subject.length]).toEqual([4, 4]);
  for (const { cpu, wall } of [...costs.baseline, ...costs.subject]) {
    expect(cpu).toBeGreaterThanOrEqual(0);
    expect(wall).toBeGreaterThan(0);
  }
});

test("a slow machine gets fewer rounds, but some", async () => {
  const side = async () => {};
  const costs = await measureInTurn(
    { baseline: side, subject: side },
    { rounds: 100, limitMs: 0, calls: 1, concurrency: 1 },
  );
  expect([costs.baseline.length, costs.subject.length]).toEqual([4, 4]);
});
