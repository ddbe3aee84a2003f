import { spawn } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { readExamples } from "../../src/demo/examples.ts";

const cli = fileURLToPath(new URL("../../src/demo/cli.ts", import.meta.url));
const examples = await readExamples();

function run(args: string[], env: Record<string, string> = {}) {
  const { FORCE_COLOR: _, NO_COLOR: __, CI: ___, ...rest } = process.env;
  const child = spawn(process.execPath, [cli, ...args], { env: { ...rest, ...env } });
  let stdout = "";
  let stderr = "";
  const serving = new Promise<string>((resolve) => {
    child.stdout.on("data", (chunk) => {
      stdout += chunk;
      if (stdout.includes("Stop with Ctrl-C")) resolve(stdout);
    });
  });
  child.stderr.on("data", (chunk) => (stderr += chunk));
  const ended = once(child, "close").then(([code]) => ({ code, stdout, stderr }));
  return { child, serving, ended };
}

const ESCAPE = "\u001b[";

describe.concurrent("the command, from end to end", () => {
  test("--once --json: every example of the contract matches, exit code 0", async () => {
    const { code, stdout, stderr } = await run(["--once", "--port", "0", "--json"]).ended;
    expect([code, stderr]).toEqual([0, ""]);
    const outcomes = JSON.parse(stdout);
    expect(outcomes).toEqual(
      examples.map(({ operationId, name, request, response, isSigned, stateField }) => ({
        operation: operationId,
        example: name,
        request,
        resultCode: response.result.resultCode,
        state: response[stateField ?? ""] ?? "–",
        trust: isSigned ? "verified" : "unsigned failure",
        ms: expect.any(Number),
        problems: [],
      })),
    );
  });

  test("NO_COLOR: a table without a single escape", async () => {
    const { code, stdout } = await run(["--once", "--port", "0"], { NO_COLOR: "1", FORCE_COLOR: "1" }).ended;
    const all = examples.length;
    expect(code).toBe(0);
    expect(stdout).toContain(`${all} of ${all} responses match the contract`);
    expect(stdout).not.toContain(ESCAPE);
    for (const { name, response, stateField, isSigned } of examples) {
      const state = response[stateField ?? ""] ?? "–";
      expect(stdout).toMatch(
        new RegExp(`│ ${name} +│ ${state} +│ ${isSigned ? "verified" : "unsigned failure"} +│`),
      );
    }
  });

  test("keeps serving the reference and the sandbox until it is stopped", async () => {
    const { child, serving, ended } = run(["--port", "0"], { FORCE_COLOR: "1" });
    expect(await serving).toContain(ESCAPE);
    const pages =
      (await serving).match(/http:\/\/127\.0\.0\.1:\d+\/(_sandbox\/|en\/try\/)?(?=\s|.\[)/g) ?? [];
    expect(pages).toHaveLength(3);
    for (const page of pages) expect((await fetch(page)).status).toBe(200);
    const own = pages.at(-1);
    child.kill("SIGTERM");
    expect((await ended).code).toBe(0);
    // The sandbox went with it.
    await expect(fetch(own ?? "")).rejects.toThrow();
  });

  test("a port in use: one clear sentence, exit code 1", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as AddressInfo;
    const { code, stdout, stderr } = await run(["--once", "--port", String(port)]).ended;
    other.close();
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toBe(`Port ${port} is in use. Choose another with --port; --port 0 takes any free one.\n`);
  });

  test.each(["--port=70000", "--port=", "--twice"])("%s: exit code 2", async (argument) => {
    const { code, stderr } = await run([argument]).ended;
    expect(code).toBe(2);
    expect(stderr).toMatch(/^error: /);
  });
});
