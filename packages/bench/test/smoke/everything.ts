import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { renderMarkdown } from "../../src/report/markdown.ts";
import { handlersNameOf } from "../../src/report/names.ts";
import { tablesOf } from "../../src/report/rows.ts";
import { checkTargets, type TargetResult, targets } from "../../src/report/targets.ts";
import { renderTables } from "../../src/report/terminal.ts";
import type { Results } from "../../src/results.ts";

const cli = fileURLToPath(new URL("../../src/cli.ts", import.meta.url));
const run = (...args: string[]) => promisify(execFile)(process.execPath, [cli, ...args]);

test("everything runs, stops by itself and is reported", { timeout: 60_000 }, async () => {
  const { stdout, stderr } = await run("--smoke", "--json");
  const results: Results & { targets: TargetResult[] } = JSON.parse(stdout);
  expect(stderr).toContain("1/3 client: http, 1 ms, one by one");

  expect(results.calls.map(({ scenario }) => scenario.protocol)).toEqual(["http", "https"]);
  for (const { scenario, cpu, wall, connections } of [...results.calls, ...results.parts]) {
    for (const time of [cpu, wall]) {
      expect(time.baseline.median).toBeGreaterThan(0);
      expect(time.subject.median).toBeGreaterThan(0);
      expect(time.ratio.min).toBeLessThanOrEqual(time.ratio.median);
      expect(time.ratio.median).toBeLessThanOrEqual(time.ratio.max);
    }
    const most = scenario.concurrency === 1 ? 1 : scenario.calls;
    expect(connections.subject).toBeLessThanOrEqual(most);
    expect(connections.subject).toBeGreaterThan(0);
  }
  expect(results.handlers.map(({ scenario }) => handlersNameOf(scenario))).toEqual([
    "@ams-vaulting/msw, getResponse",
    "@ams-vaulting/msw, mock.fetch",
    "@ams-vaulting/msw, setupServer",
    "@msw/source, getResponse",
    "@msw/source, setupServer",
  ]);
  for (const { wall } of [...results.handlers, ...results.sandbox])
    expect(wall.ratio.median).toBeGreaterThan(0);
  for (const { cpu } of results.sandbox) expect(Math.min(cpu.baseline, cpu.subject)).toBeGreaterThan(0);
  const { memory, lag } = results.waiters;
  // So few waiters weigh less than what the collector happens to leave.
  expect(memory.asleep).toBeGreaterThan(0);
  expect(lag.subject.rate).toBeGreaterThan(0);
  expect(results.targets).toEqual(checkTargets(results));

  const reports = [renderTables(tablesOf(results)), renderMarkdown(results)];
  for (const report of reports) {
    expect(report).toContain("https, 1 ms, 64 at a time");
    expect(report).toContain("baseline + openapi-fetch");
    expect(report).toContain(`≤ ${targets.lagMs} ms`);
    expect(report).toContain(`≥ ${targets.sandboxRate}`);
    expect(report).not.toMatch(/NaN|undefined|\[object/);
  }
});

test.each(["--unknown", "words"])("wrong usage is refused: %s", async (argument) => {
  await expect(run(argument)).rejects.toMatchObject({ code: 2, stdout: "" });
});
