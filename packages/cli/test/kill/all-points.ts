import { startSandbox } from "@ams-vaulting/sandbox";
import { afterAll, expect, test } from "vitest";
import { killAndResume, seeded } from "./kill-point.ts";

// `pnpm --filter ams-vaulting test:kill`: the proof at 50 random points. Another SEED gives other points.
const SEED = Number(process.env.SEED ?? 20_261_125);
const POINTS = 50;

const sandbox = await startSandbox({ port: 0 });
afterAll(() => sandbox.close());

const found: Awaited<ReturnType<typeof killAndResume>>[] = [];
const random = seeded(SEED);

test.each(Array.from({ length: POINTS }, (_, index) => index + 1))("point %i", async (point) => {
  found.push(await killAndResume(sandbox, point, random));
});

test("the points were spread over the whole run", () => {
  const kills = found.flatMap(({ kills }) => kills);
  console.log(
    `${found.length} runs, killed ${kills.length} times with ${kills.join(" ")} of 60 ids recorded;`,
  );
  console.log(
    `${found.reduce((sum, { extra }) => sum + extra, 0)} responses came without being recorded, and were queried again.`,
  );
  expect(found).toHaveLength(POINTS);
  for (const [from, to] of [
    [0, 20],
    [21, 40],
    [41, 60],
  ] as const) {
    expect(kills.filter((records) => records >= from && records <= to).length).toBeGreaterThan(3);
  }
});
