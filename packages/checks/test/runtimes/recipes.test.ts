import { execFile } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { VaultingClient } from "@ams-vaulting/client";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { createPatientClient } from "../../../client/recipes/keep-alive.ts";
import { createProxiedClient } from "../../../client/recipes/proxy.ts";
import type { Setup } from "../../src/runtimes/conformance/world.ts";
import { makeCertificate } from "./support/certificate.ts";
import { startCountingGateway, startProxy } from "./support/servers.ts";

const client = fileURLToPath(new URL("../../../client/", import.meta.url));
const node = (args: string[], env: Record<string, string> = {}) =>
  promisify(execFile)(process.execPath, args, { cwd: client, env: { ...process.env, ...env } });

const open: { close(): Promise<void> }[] = [];
const opened = <T extends { close(): Promise<void> }>(server: T) => {
  open.push(server);
  return server;
};
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

const optionsOf = ({ clientId, baseUrl, keys }: Setup) => ({
  clientId,
  baseUrl,
  privateKey: keys.privatePkcs8,
  alipayPublicKey: keys.gatewaySpki,
  retry: { attempts: 1 },
});

describe("keep-alive.ts", () => {
  /** Queries twice with a pause between: 300 ms here for an interval of some seconds there. */
  async function queryTwice(vaulting: VaultingClient): Promise<void> {
    await vaulting.inquireVaulting({ vaultingRequestId: "success.1" });
    await pause(300);
    await vaulting.inquireVaulting({ vaultingRequestId: "success.2" });
  }

  test.each([
    { idle: "longer than the pause", keepAliveMs: 30_000, connections: 1 },
    { idle: "shorter than the pause", keepAliveMs: 100, connections: 2 },
  ])("an idle time $idle needs $connections", async ({ keepAliveMs, connections }) => {
    const gateway = opened(await startCountingGateway());
    await queryTwice(createPatientClient(optionsOf(gateway.setup), keepAliveMs));
    expect(gateway.connections()).toBe(connections);
  });
});

describe("proxy.ts", () => {
  let certificate: ReturnType<typeof makeCertificate>;
  beforeAll(() => {
    certificate = makeCertificate();
  });

  test("sends through the proxy, and trusts the authority", async () => {
    const gateway = opened(await startCountingGateway(certificate));
    const proxy = opened(await startProxy());
    const vaulting = createProxiedClient(optionsOf(gateway.setup), {
      proxy: proxy.url,
      authority: certificate.cert,
    });
    const found = await vaulting.inquireVaulting({ vaultingRequestId: "success.1" });
    expect(found.vaultingStatus).toBe("SUCCESS");
    expect(proxy.tunnels).toEqual([new URL(gateway.setup.origin).host]);
  });

  test("trusts no other authority", async () => {
    const gateway = opened(await startCountingGateway(certificate));
    const proxy = opened(await startProxy());
    const vaulting = createProxiedClient(optionsOf(gateway.setup), {
      proxy: proxy.url,
      authority: makeCertificate().cert,
    });
    await expect(vaulting.inquireVaulting({ vaultingRequestId: "success.1" })).rejects.toMatchObject({
      family: "transport",
      code: "network",
    });
  });
});

describe("commonjs.cjs", () => {
  test.each([
    { id: "success.1", printed: "SUCCESS\n" },
    { id: "processing.1", printed: "PROCESSING\n" },
  ])("prints the state of $id", async ({ id, printed }) => {
    const { stdout } = await runCommonJs(id);
    expect(stdout).toBe(printed);
  });

  test("prints what to do, and fails", async () => {
    await expect(runCommonJs("failed.1")).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^failed The call failed: VAULTING_NOT_EXIST\. Check/m),
    });
  });

  async function runCommonJs(id: string) {
    const { setup } = opened(await startCountingGateway());
    return node(["recipes/commonjs.cjs", id], {
      AMS_CLIENT_ID: setup.clientId,
      AMS_PRIVATE_KEY: setup.keys.privatePkcs8,
      AMS_ALIPAY_PUBLIC_KEY: setup.keys.gatewaySpki,
      AMS_BASE_URL: setup.baseUrl,
    });
  }
});

test("jest: the test passes under Jest", async () => {
  const jest = fileURLToPath(import.meta.resolve("jest/bin/jest"));
  const { stderr } = await node([
    "--experimental-vm-modules",
    jest,
    "--config",
    "recipes/jest/jest.config.mjs",
    "--no-cache",
  ]);
  expect(stderr).toMatch(/Tests: +1 passed, 1 total/);
});
