import { spawn } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

// What `pnpm example` runs, once it has built.

const command = fileURLToPath(new URL("../src/example/cli.ts", import.meta.url));

function run(...args: string[]) {
  const child = spawn(process.execPath, [command, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  const said = { stdout: "", stderr: "" };
  child.stderr.on("data", (chunk) => (said.stderr += chunk));
  const ready = new Promise<string>((resolve) => {
    child.stdout.on("data", (chunk) => {
      said.stdout += chunk;
      if (said.stdout.includes("Ctrl-C")) resolve(said.stdout);
    });
  });
  const ended = once(child, "close").then(([code]) => ({ code, ...said }));
  return { child, ready, ended };
}

describe.concurrent("the command", () => {
  test("opens shop and sandbox, and Ctrl-C closes both: exit code 0", async () => {
    const { child, ready, ended } = run("--port", "0");
    const text = await ready;
    const [shop = "", gateway = ""] = text.match(/http:\/\/127\.0\.0\.1:\d+\/\S*/g) ?? [];
    expect(await (await fetch(shop)).text()).toContain("What shall happen?");
    expect((await fetch(gateway)).status).toBe(200);
    child.kill("SIGINT");
    expect(await ended).toEqual({ code: 0, stdout: text, stderr: "" });
    for (const url of [shop, gateway]) await expect(fetch(url)).rejects.toThrow();
  });

  test("a port in use: one clear sentence, exit code 1", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as AddressInfo;
    const { code, stdout, stderr } = await run("--port", String(port)).ended;
    other.close();
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toBe(`Port ${port} is in use. Choose another with --port; --port 0 takes any free one.\n`);
  });

  test.each([["--port", "shop"], ["--nonsense"]])("%j is wrong usage: exit code 2", async (...args) => {
    expect(await run(...args).ended).toMatchObject({ code: 2, stdout: "" });
  });
});
