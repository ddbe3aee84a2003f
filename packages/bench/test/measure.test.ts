import { expect, test } from "vitest";
import { measureInTurn } from "../src/inquiries/measure.ts";

test("both sides are measured in turn, and each begins as often as the other", async () => {
  const order: string[] = [];
  const side = (name: string) => async () => void order.push(name);
  const costs = await measureInTurn(
    { floor: side("floor"), client: side("client") },
    { rounds: 4, inquiries: 1, concurrency: 1 },
  );
  expect(order).toEqual(["floor", "client", "client", "floor", "floor", "client", "client", "floor"]);
  expect([costs.floor.length, costs.client.length]).toEqual([4, 4]);
  for (const { cpu, wall } of [...costs.floor, ...costs.client]) {
    expect(cpu).toBeGreaterThanOrEqual(0);
    expect(wall).toBeGreaterThan(0);
  }
});
