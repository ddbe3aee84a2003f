import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import { startSandbox } from "@ams-vaulting/sandbox";
import { afterAll, describe, expect, test } from "vitest";
import { killAndResume, seeded } from "./kill/kill-point.ts";
import { bin, envOf, start } from "./support/process.ts";

const sandbox = await startSandbox({ port: 0 });
const cwd = mkdtempSync(join(tmpdir(), "ams-cli-"));
const env = envOf(sandbox.credentials);
afterAll(async () => {
  rmSync(cwd, { recursive: true, force: true });
  await sandbox.close();
});

/** Waits until the sandbox received a request about an id. */
async function untilRequested(id: string): Promise<void> {
  const readJournal = async () => (await fetch(`${sandbox.url}_sandbox/journal`)).text();
  while (!(await readJournal()).includes(`"${id}"`)) await delay(20);
}

describe.concurrent("a real process", () => {
  test("inquire --wait: Ctrl-C ends it with exit code 130 and one JSON object", async () => {
    const id = "mock_processing.interrupted";
    const run = start(["inquire", id, "--wait", "--json"], { cwd, env });
    await untilRequested(id);
    run.child.kill("SIGINT");
    const { code, out, err } = await run.ended;
    expect([code, err]).toEqual([130, ""]);
    expect(JSON.parse(out)).toMatchObject({ outcome: "interrupted", requestId: id });
  });

  test("reconcile: Ctrl-C lets queries in flight end, and says how to resume; a second one ends at once", async () => {
    writeFileSync(join(cwd, "slow.txt"), "mock_fault_slow_body.1\nmock_fault_hang.1\nnobody.1\n".repeat(3));
    const args = ["reconcile", "slow.txt", "--journal", "slow.journal", "--concurrency", "2", "--rate", "0"];
    const run = start(args, { cwd, env });
    await untilRequested("mock_fault_hang.1");
    run.child.kill("SIGINT");
    await run.says(/Press Ctrl-C again to end at once/);
    run.child.kill("SIGINT");
    expect(await run.ended).toMatchObject({ code: 130, signal: null, out: "" });
  });

  test("reconcile: SIGTERM ends it while it waits for stdin", async () => {
    const run = start(["reconcile"], { cwd, env, stdin: "open" });
    run.child.stdin?.write("nobody.stdin\n");
    await untilRequested("nobody.stdin");
    run.child.kill("SIGTERM");
    expect(await run.ended).toMatchObject({ code: 143, signal: null });
  });

  test("whoever closes the pipe ends it quietly", async () => {
    writeFileSync(join(cwd, "many.txt"), "nobody\n".repeat(300));
    const command = `"${process.execPath}" "${bin}" reconcile many.txt --rate 0 --quiet | head -n 1`;
    const { stdout, stderr } = await promisify(execFile)("sh", ["-c", command], { cwd, env });
    expect(stdout.split("\n")).toHaveLength(2);
    expect(stderr).toBe("");
  });

  test("two runs with one journal: the second is refused", async () => {
    writeFileSync(join(cwd, "hang.txt"), "mock_fault_hang.2\n");
    const args = ["reconcile", "hang.txt", "--journal", "hang.journal"];
    const first = start(args, { cwd, env });
    await untilRequested("mock_fault_hang.2");
    const second = await start(args, { cwd, env }).ended;
    first.child.kill("SIGKILL");
    await first.ended;
    expect([second.code, second.out]).toEqual([1, ""]);
    expect(second.err).toMatch(
      /✗ Another run is working with the journal .*hang\.journal\. Wait for it, or stop it\.\n/,
    );
  });

  test("reads stdin, and .env in the folder where it runs", async () => {
    const folder = mkdtempSync(join(cwd, "dotenv-"));
    const { PATH, ...settings } = env;
    const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}\n`);
    writeFileSync(join(folder, ".env"), lines.join(""));
    // So many wait for their turn at once that Node would warn of a leak.
    const args = ["reconcile", "--concurrency", "50", "--rate", "2000"];
    const run = start(args, { cwd: folder, env: { PATH }, stdin: "demo-fail\n".repeat(50) });
    const { code, out, err } = await run.ended;
    expect([code, err]).toEqual([0, expect.not.stringMatching(/warning/i)]);
    expect(out.trimEnd().split("\n")).toHaveLength(50);
  });

  // The whole proof with 50 points is `pnpm --filter ams-vaulting test:kill`.
  test.each([1, 2])("killed at point %i, a run goes on: nothing twice, nothing lost", async (point) => {
    await killAndResume(sandbox, point, seeded(point), 1);
  });

  test("sandbox: the mock gateway, which inquire calls, and Ctrl-C stops", async () => {
    const folder = mkdtempSync(join(cwd, "sandbox-"));
    const run = start(["sandbox", "--port", "0", "--write-env", ".env"], { cwd: folder, env });
    await run.says(/was written to \.env/);
    const finished = await start(["inquire", "demo-fail"], { cwd: folder, env: { PATH: env.PATH } }).ended;
    expect([finished.code, finished.err]).toEqual([4, ""]);
    run.child.kill("SIGINT");
    expect(await run.ended).toMatchObject({ code: 0, err: "" });
    const wrong = await start(["sandbox", "--port", "nope"], { cwd: folder, env }).ended;
    expect([wrong.code, wrong.out]).toEqual([2, ""]);
  });
});

test("the package's version", async () => {
  const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  expect((await start(["--version"], { cwd, env }).ended).out).toBe(`${version}\n`);
});
