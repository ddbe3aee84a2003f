import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { examples } from "@ams-vaulting/msw";
import { afterAll, describe, expect, test } from "vitest";
import { scenarios, startSandbox } from "../src/index.ts";
import { exchange } from "./support/merchant.ts";

const files: Record<string, [content: string, type: RegExp]> = {
  "index.html": ["<!DOCTYPE html><title>Docs</title>", /^text\/html; charset=utf-8$/i],
  "zh/index.html": ['<!DOCTYPE html><html lang="zh">', /^text\/html; charset=utf-8$/i],
  "app.js": ["export {};", /^text\/javascript; charset=utf-8$/i],
  "style.css": ["body {}", /^text\/css; charset=utf-8$/i],
  "logo.svg": ["<svg/>", /^image\/svg\+xml/],
  "openapi.json": ["{}", /^application\/json/],
  "openapi.yaml": ["openapi: 3.1.0", /^application\/yaml; charset=utf-8$/i],
  "font.woff2": ["wOF2", /^font\/woff2$/],
};

const parent = await mkdtemp(join(tmpdir(), "ams-sandbox-"));
const docsDirectory = join(parent, "docs");
await mkdir(join(docsDirectory, "zh"), { recursive: true });
for (const [name, [content]] of Object.entries(files)) await writeFile(join(docsDirectory, name), content);
await writeFile(join(parent, "secret.txt"), "SECRET");
for (const folder of [".git", "deep/.hidden", "indexed", ".well-known"])
  await mkdir(join(docsDirectory, folder), { recursive: true });
for (const name of [".env", ".git/config", "deep/.htpasswd", "deep/.hidden/index.html", ".well-known/x.json"])
  await writeFile(join(docsDirectory, name), "SECRET");
for (const [link, target] of [
  ["link.txt", "../secret.txt"],
  ["link.html", join(parent, "secret.txt")],
  ["folder", ".."],
  ["indexed/index.html", "../../secret.txt"],
  ["twice.txt", "link.txt"],
  ["dot.txt", ".env"],
  ["gone.txt", "nowhere.txt"],
  ["loop.txt", "loop.txt"],
  ["inside.js", "app.js"],
  ["chinese", "zh"],
] as const)
  await symlink(target, join(docsDirectory, link));
execFileSync("mkfifo", [join(docsDirectory, "pipe.txt")]);

const sandbox = await startSandbox({ port: 0, docsDirectory });
afterAll(async () => {
  await sandbox.close();
  await rm(parent, { recursive: true });
});
const get = (path: string, method = "GET") => exchange(new URL(path, sandbox.url).href, method);

describe("the sandbox's own page", () => {
  test("names every request id, with its result and whether it is signed", async () => {
    const { text, headers, status } = await get("/_sandbox/");
    expect([status, headers["content-type"]]).toEqual([200, "text/html; charset=UTF-8"]);
    const rows = text.match(/<tr>\s*<td>[\s\S]*?<\/tr>/g) ?? [];
    const { request, response } = examples.inquireVaulting;
    expect(rows).toHaveLength(Object.keys(response).length);
    for (const [name, { body, signed }] of Object.entries(response)) {
      const id = request[name as keyof typeof request].vaultingRequestId;
      const row = rows.find((text) => text.includes(`<code>${id}</code>`));
      expect(row).toContain(`<td>${name}</td>`);
      expect(row).toContain(`<code>${body.result.resultCode}</code> (${body.result.resultStatus})`);
      expect(row).toContain(signed ? "<td>signed</td>" : "<td>unsigned</td>");
    }
  });

  test("names what a client needs, but not the private key", async () => {
    const { text } = await get("/_sandbox/");
    const { baseUrl, clientId, alipayPublicKey } = sandbox.credentials;
    for (const shown of [baseUrl, clientId, alipayPublicKey.replaceAll("=", "")])
      expect(text).toContain(shown);
  });

  test("can be read by everybody", async () => {
    const { text } = await get("/_sandbox/");
    expect(text).toMatch(/^<!DOCTYPE html>\n<html lang="en">/);
    expect(text).toMatch(/<title>[^<]+<\/title>/);
    expect(text).toContain('<meta name="viewport" content="width=device-width, initial-scale=1">');
    const levels = [...text.matchAll(/<h(\d)/g)].map(([, level]) => Number(level));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    for (const [index, level] of levels.entries())
      expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
    expect(text).toContain("<main>");
    expect(text.match(/<th>/)).toBeNull(); // each says what it is the head of
    expect(text).toMatch(/tabindex="0" role="region" aria-labelledby="(\w+)"/);
    expect(unbalanced(text)).toEqual([]);
    const ids = [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("loads nothing from other hosts and runs no script", async () => {
    const { text, headers } = await get("/_sandbox/");
    const { origin } = new URL(sandbox.url);
    expect(text.match(/https?:\/\/[^/<"]+/g)).toEqual([origin, origin]);
    expect(text).not.toContain("<script");
    expect(headers["content-security-policy"]).toContain("default-src 'none'");
  });

  test("comes in place of docs that are not there", async () => {
    await using bare = await startSandbox({ port: 0 });
    const root = await exchange(bare.url, "GET");
    expect([root.status, root.headers.location]).toEqual([302, "/_sandbox/"]);
    const { text } = await exchange(`${bare.url}_sandbox/`, "GET");
    expect(text).not.toContain('href="/"');
  });

  test("is found without its last slash", async () => {
    expect((await get("/_sandbox")).headers.location).toBe("/_sandbox/");
  });
});

test("the scenarios come as JSON too", async () => {
  const { text, headers } = await get("/_sandbox/scenarios.json");
  expect(headers["content-type"]).toMatch(/^application\/json/);
  expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(scenarios())));
  expect(JSON.parse(text)).toContainEqual({
    operation: "inquireVaulting",
    name: "processing",
    id: "demo-processing",
    request: { vaultingRequestId: "demo-processing" },
    resultCode: "SUCCESS",
    resultStatus: "S",
    state: "PROCESSING",
    signed: true,
  });
});

describe("the docs", () => {
  test.each(Object.entries(files))("%s has its content and its type", async (name, [content, type]) => {
    const got = await get(`/${name}`);
    expect([got.status, got.text]).toEqual([200, content]);
    expect(got.headers["content-type"]).toMatch(type);
  });

  test.each(Object.entries(files))(
    "HEAD %s has the same headers without content",
    async (name, [content, type]) => {
      const got = await get(`/${name}`, "HEAD");
      expect([got.status, got.text]).toEqual([200, ""]);
      expect(got.headers["content-type"]).toMatch(type);
      expect(got.headers["content-length"]).toBe(String(content.length));
    },
  );

  test("begin at /", async () => {
    expect((await get("/")).text).toBe(files["index.html"]?.[0]);
    expect((await get("/zh/")).text).toBe(files["zh/index.html"]?.[0]);
  });

  test.each(["GET", "HEAD"])(
    "%s of a folder without its slash leads to it: relative links need it",
    async (method) => {
      const got = await get("/zh", method);
      expect([got.status, got.headers.location, got.text]).toEqual([302, "/zh/", ""]);
    },
  );

  test.each(["/nothing", "/zh/nothing", "/index.html/x", "/favicon.ico"])("%s is not there", async (path) => {
    expect((await get(path)).status).toBe(404);
  });

  const attempts = [
    "/../secret.txt",
    "/zh/../../secret.txt",
    "/%2e%2e/secret.txt",
    "/..%2fsecret.txt",
    "/%2e%2e%2fsecret.txt",
    "/..\\secret.txt",
    "/..%5csecret.txt",
    "//../secret.txt",
    "/./../secret.txt",
    `/${join(parent, "secret.txt")}`,
    "/..%00/secret.txt",
    "/app.js%00.html",
    "/app.js%2500.html",
    "/%c0%ae%c0%ae/secret.txt",
    "/%252e%252e/secret.txt",
    "/%",
    "/.env",
    "/%2eenv",
    "/%2Eenv",
    "/%252eenv",
    "/./.env",
    "/zh/../.env",
    "/.env/",
    "/.git/config",
    "/%2egit/config",
    "/deep/.htpasswd",
    "/deep/.hidden",
    "/deep/.hidden/",
    "/.well-known/x.json",
    "/link.txt",
    "/link.html",
    "/folder/secret.txt",
    "/indexed",
    "/indexed/",
    "/indexed/index.html",
    "/twice.txt",
    "/dot.txt",
    "/gone.txt",
    "/loop.txt",
    "/pipe.txt",
    "http://127.0.0.1/.env",
    "http://127.0.0.1/link.txt",
  ];
  test("a link that stays in the folder is followed", async () => {
    expect((await get("/inside.js")).text).toBe(files["app.js"]?.[0]);
    expect((await get("/chinese/")).text).toBe(files["zh/index.html"]?.[0]);
  });

  test("the folder itself may be a link, or begin with a dot", async () => {
    const link = join(parent, ".docs");
    await symlink(docsDirectory, link);
    await using linked = await startSandbox({ port: 0, docsDirectory: link });
    expect((await exchange(new URL("/app.js", linked.url).href, "GET")).text).toBe(files["app.js"]?.[0]);
    expect((await exchange(new URL("/.env", linked.url).href, "GET")).status).toBe(404);
  });

  // Written to the socket: clients would tidy the paths up.
  test.each(attempts)("no way out by %s", async (path) => {
    const text = await new Promise<string>((resolve, reject) => {
      let all = "";
      const socket = connect(Number(new URL(sandbox.url).port), "127.0.0.1");
      socket.on("data", (chunk) => (all += chunk));
      socket.on("close", () => resolve(all));
      socket.on("error", reject);
      socket.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`);
    });
    expect(text).toMatch(/^HTTP\/1\.1 (400|404) /);
    expect(text).not.toContain("SECRET");
  });
});

test("the private key is on no page and in no response", async () => {
  const paths = ["/", "/_sandbox/", "/_sandbox/scenarios.json", "/nothing", "/ams/api/nothing"];
  const { privateKey = "" } = sandbox.credentials;
  expect(privateKey.length).toBeGreaterThan(1000);
  for (const path of [...paths, ...Object.keys(files).map((name) => `/${name}`)]) {
    const { text, headers } = await get(path);
    const all = JSON.stringify(headers) + text;
    // Any part of it would do harm.
    for (let at = 0; at + 24 <= privateKey.length; at += 24)
      expect(all).not.toContain(privateKey.slice(at, at + 24));
  }
});

/** The tags of a page that do not pair up. */
function unbalanced(text: string): string[] {
  const empty = new Set(["meta", "link", "br", "hr", "img", "input"]);
  const open: string[] = [];
  const wrong: string[] = [];
  for (const [, end, name = ""] of text.matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^>]*>/g)) {
    if (empty.has(name)) continue;
    if (!end) open.push(name);
    else if (open.at(-1) === name) open.pop();
    else wrong.push(name);
  }
  return [...wrong, ...open];
}
