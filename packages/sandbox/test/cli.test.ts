import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { createVaultingClient } from "@ams-vaulting/client";
import { describe, expect, test } from "vitest";
import { run } from "./support/cli.ts";

describe.concurrent("the command", () => {
  const wrong: [string[], RegExp][] = [
    [["--port", "65536"], /Give a port from 0 to 65535/],
    [["--port=-1"], /Give a port from 0 to 65535/],
    [["--port="], /Give a port from 0 to 65535/],
    [["--port", "1e3"], /Give a port from 0 to 65535/],
    [["--docs", "/there/is/no/such/folder"], /There is no such folder/],
    [["--nonsense"], /unknown option/],
  ];
  test.each(wrong)("%j is wrong usage: exit code 2", async (args, message) => {
    const { code, stdout, stderr } = await run(...args).ended;
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
    expect(stdout).toBe("");
  });

  test("--help: exit code 0", async () => {
    const { code, stdout, stderr } = await run("--help").ended;
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/--port[\s\S]*4010[\s\S]*--docs[\s\S]*Exit codes/);
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

  test.each(["SIGTERM", "SIGINT"] as const)(
    "prints a .env file that a client runs on; %s ends it with exit code 0",
    async (signal) => {
      const { child, ready, ended } = run("--port", "0");
      const lines = (await ready).trim().split("\n");
      expect(lines.filter((line) => !/^(#.*|[A-Z_]+=[\w+/=:.-]+)$/.test(line))).toEqual([]);
      const env = Object.fromEntries(lines.map((line) => /^([A-Z_]+)=(.*)$/.exec(line)?.slice(1) ?? []));
      const client = createVaultingClient({
        clientId: env.AMS_CLIENT_ID,
        baseUrl: env.AMS_BASE_URL,
        alipayPublicKey: env.AMS_ALIPAY_PUBLIC_KEY,
        privateKey: env.AMS_PRIVATE_KEY,
      });
      expect(await client.inquireVaulting({ vaultingRequestId: "123456789206" })).toMatchObject({
        vaultingStatus: "SUCCESS",
      });
      child.kill(signal); // the client's connection is still open
      const { code, stderr } = await ended;
      expect([code, stderr]).toEqual([0, ""]);
    },
  );
});
