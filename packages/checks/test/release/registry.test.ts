import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { loopbackOnly } from "../../src/release/publish/publish.ts";
import { type Registry, startRegistry } from "../../src/release/publish/registry.ts";

const UPSTREAM = "https://registry.example.com/npm/";
let registry: Registry;
beforeEach(async () => {
  registry = await startRegistry(new Set(["@our/own", "plain"]), UPSTREAM);
});
afterEach(() => registry.close());

const upload = (name: string, version = "1.0.0") => ({
  name,
  versions: { [version]: { name, version } },
  _attachments: { [`${name}-${version}.tgz`]: { data: Buffer.from("tarball").toString("base64") } },
});
const put = (name: string, body: object) =>
  fetch(registry.url + encodeURIComponent(name), { method: "PUT", body: JSON.stringify(body) });
const get = (path: string) => fetch(registry.url + path, { redirect: "manual" });

test.each(["@our/own", "plain"])("gives %s back as it was published", async (name) => {
  expect((await put(name, upload(name))).status).toBe(201);
  const { versions } = await (await get(encodeURIComponent(name))).json();
  const response = await fetch(versions["1.0.0"].dist.tarball);
  expect(await response.text()).toBe("tarball");
  expect(versions["1.0.0"].dist.integrity).toMatch(/^sha512-/);
});

test("a version is not published twice", async () => {
  await put("plain", upload("plain"));
  expect((await put("plain", upload("plain"))).status).toBe(409);
});

test("a package that is not ours cannot be published", async () => {
  expect((await put("left-pad", upload("left-pad"))).status).toBe(400);
  expect(registry.published.size).toBe(0);
});

describe("requests for packages", () => {
  test.each([
    { path: "msw", status: 302, location: `${UPSTREAM}msw` },
    { path: "@types%2fnode", status: 302, location: `${UPSTREAM}@types%2fnode` },
    // Ours never come from elsewhere, published or not.
    { path: "plain", status: 404, location: null },
    { path: "@our%2fown", status: 404, location: null },
  ])("$path: $status", async ({ path, status, location }) => {
    const response = await get(path);
    expect([response.status, response.headers.get("location")]).toEqual([status, location]);
  });
});

describe("a publish goes nowhere but to loopback", () => {
  test.each(["https://registry.npmjs.org/", "http://10.0.0.1:4873/"])("%s is refused", async (url) => {
    const folder = mkdtempSync(join(tmpdir(), "loopback-"));
    await expect(loopbackOnly(url, folder)).rejects.toThrow("is not on loopback");
    rmSync(folder, { recursive: true });
  });
});
