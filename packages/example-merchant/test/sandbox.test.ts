import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { type Sandbox, startSandbox } from "@ams-vaulting/sandbox";
import { afterAll, beforeAll, expect, test } from "vitest";

// From end to end: the command, the sandbox, and HTTP between all of them.

const command = fileURLToPath(new URL("../src/server.ts", import.meta.url));
let sandbox: Sandbox;
let shop: Awaited<ReturnType<typeof startShop>>;

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 });
  shop = await startShop(sandbox.credentials);
});
afterAll(async () => {
  await shop.stop();
  await sandbox.close();
});

async function startShop({ clientId, baseUrl, alipayPublicKey, privateKey }: Sandbox["credentials"]) {
  const child = spawn(process.execPath, [command], {
    env: {
      ...process.env,
      AMS_CLIENT_ID: clientId,
      AMS_BASE_URL: baseUrl,
      AMS_ALIPAY_PUBLIC_KEY: alipayPublicKey,
      AMS_PRIVATE_KEY: privateKey,
      PORT: "0",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = once(child, "exit");
  const alerts: unknown[] = [];
  createInterface({ input: child.stderr }).on("line", (line) => alerts.push(JSON.parse(line)));
  const [first] = await once(createInterface({ input: child.stdout }), "line");
  return {
    alerts,
    url: /http:\/\/127\.0\.0\.1:\d+/.exec(first)?.[0] ?? "",
    async stop() {
      child.kill("SIGTERM");
      return (await ended)[0];
    },
  };
}

async function submit(requestId: string) {
  const body = new URLSearchParams({ requestId });
  const response = await fetch(`${shop.url}/vaultings`, { method: "POST", body, redirect: "manual" });
  return { response, text: await response.text() };
}

test("a card that is stored", async () => {
  const { response } = await submit("123456789206");
  expect(response.status).toBe(303);
  const page = await fetch(new URL(response.headers.get("location") ?? "", shop.url));
  expect(await page.text()).toContain("************8764");
});

test("a buyer who has to go to the bank", async () => {
  const { response } = await submit("demo-processing");
  expect(response.status).toBe(303);
  expect(response.headers.get("location")).toMatch(/^https:\/\/render\.example\.com\/3ds/);
});

test("a card that cannot be stored", async () => {
  const { response } = await submit("demo-fail");
  const page = await fetch(new URL(response.headers.get("location") ?? "", shop.url));
  expect(await page.text()).toContain("Use another card");
});

test("an answer that nobody signed", async () => {
  expect((await submit("demo-invalid-signature")).response.status).toBe(502);
  expect(shop.alerts).toMatchObject([{ alert: "answer_refused", code: "unsigned_failure" }]);
});

test("the shop ends when it is told to", async () => {
  const other = await startShop(sandbox.credentials);
  expect(await other.stop()).toBe(0);
});
