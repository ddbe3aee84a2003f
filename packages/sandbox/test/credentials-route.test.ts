import { generateKeyPairSync } from "node:crypto";
import { request as httpRequest } from "node:http";
import { createVaultingClient } from "@ams-vaulting/client";
import { afterAll, describe, expect, test } from "vitest";
import { startSandbox } from "../src/index.ts";
import { exchange } from "./support/merchant.ts";

const sandbox = await startSandbox({ port: 0 });
afterAll(() => sandbox.close());
const { host, port } = new URL(sandbox.url);
const path = "/_sandbox/credentials.json";

test("has what a client needs, and is not cached", async () => {
  const { status, headers, text } = await exchange(new URL(path, sandbox.url).href, "GET");
  expect([status, headers["cache-control"], headers["x-content-type-options"]]).toEqual([
    200,
    "no-store",
    "nosniff",
  ]);
  expect(JSON.parse(text)).toEqual(sandbox.credentials);
  const client = createVaultingClient(JSON.parse(text));
  await expect(client.inquireVaulting({ vaultingRequestId: "demo-fail" })).resolves.toMatchObject({
    vaultingStatus: "FAIL",
  });
});

test("has no private key when the keys come from the options", async () => {
  const pair = () =>
    generateKeyPairSync("rsa", {
      modulusLength: 2048,
      publicKeyEncoding: { type: "spki", format: "pem" },
      privateKeyEncoding: { type: "pkcs8", format: "pem" },
    });
  const keys = { merchantPublicKey: pair().publicKey, gatewayPrivateKey: pair().privateKey };
  await using other = await startSandbox({ port: 0, keys });
  const { text } = await exchange(new URL(path, other.url).href, "GET");
  expect(Object.keys(JSON.parse(text)).sort()).toEqual(["alipayPublicKey", "baseUrl", "clientId"]);
});

describe("who is let in", () => {
  const get = (headers: Record<string, string>) =>
    new Promise<{ status: number; text: string }>((resolve, reject) => {
      const request = httpRequest(new URL(path, sandbox.url), { headers }, (response) => {
        let text = "";
        response.on("data", (chunk) => (text += chunk));
        response.on("end", () => resolve({ status: response.statusCode ?? 0, text }));
      });
      request.on("error", reject);
      request.end();
    });

  test.each<[string, Record<string, string>, number]>([
    ["a program", {}, 200],
    ["a page of the sandbox", { "sec-fetch-site": "same-origin" }, 200],
    ["an address that was typed", { "sec-fetch-site": "none" }, 200],
    ["localhost", { host: `localhost:${port}`, origin: `http://localhost:${port}` }, 200],
    ["a page of another origin", { origin: "https://evil.example" }, 403],
    ["a script element of another site", { "sec-fetch-site": "cross-site" }, 403],
    ["a script element of another port", { "sec-fetch-site": "same-site" }, 403],
    ["a page without an origin", { origin: "null", host }, 403],
    ["a name that was made to lead here", { host: `evil.example:${port}` }, 403],
  ])("%s: %j -> %i", async (_, headers, status) => {
    const got = await get(headers);
    expect(got.status).toBe(status);
    expect(got.text.includes(sandbox.credentials.privateKey ?? "-")).toBe(status === 200);
  });
});
