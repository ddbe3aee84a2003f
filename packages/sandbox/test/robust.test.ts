import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { afterAll, describe, expect, test } from "vitest";
import { run } from "./support/cli.ts";

// Whatever is sent to it, the sandbox still serves other clients, and prints no stack. It runs in a process of its own.

const { child, ready, ended } = run("--port", "0");
const [, origin = ""] = /^AMS_BASE_URL=(http:\/\/[^/]+)/m.exec(await ready) ?? [];
const port = Number(new URL(origin).port);
afterAll(async () => {
  child.kill("SIGTERM");
  const { code, stderr } = await ended;
  expect([code, stderr]).toEqual([0, ""]);
});

async function open(bytes: string | Buffer): Promise<Socket> {
  const socket = connect(port, "127.0.0.1");
  socket.on("error", () => {});
  await once(socket, "connect");
  socket.write(bytes);
  return socket;
}

/** The first line of what comes back; empty when the connection ends without a word. */
async function firstLine(bytes: string | Buffer): Promise<string> {
  const socket = await open(bytes);
  let all = "";
  socket.on("data", (chunk) => {
    all += chunk;
    if (all.includes("\r\n")) socket.destroy();
  });
  await once(socket, "close");
  return all.split("\r\n")[0] ?? "";
}

const OPERATION = "/ams/api/v1/vaults/inquireVaulting";
const HOST = "Host: 127.0.0.1";
const request = (line: string, ...headers: string[]) =>
  `${[`${line} HTTP/1.1`, ...headers].join("\r\n")}\r\n\r\n`;
const form = (type: string) =>
  `${request("POST /_sandbox/3ds?operation=inquireVaulting&id=a", HOST, `Content-Type: ${type}`, "Content-Length: 2")}{}`;
const deep = "[".repeat(45_000) + "]".repeat(45_000);
const script = `{"operation":"inquireVaulting","id":"a","steps":[{"example":${deep}}]}`;

const cases: { name: string; bytes: string | Buffer; status: number | undefined }[] = [
  { name: "OPTIONS *", bytes: request("OPTIONS *", HOST), status: 400 },
  { name: "CONNECT", bytes: request("CONNECT example.com:443", HOST), status: undefined },
  { name: "no Host header", bytes: request("GET /_sandbox/"), status: 400 },
  { name: "no Host header in HTTP/1.0", bytes: "GET /_sandbox/ HTTP/1.0\r\n\r\n", status: 400 },
  { name: "a Host header that is none", bytes: request("GET /_sandbox/journal", "Host: a b"), status: 400 },
  { name: "a whole URL", bytes: request(`GET http://127.0.0.1:${port}/_sandbox/`, HOST), status: 200 },
  {
    name: "a whole URL of another host",
    bytes: request("GET http://evil.example/_sandbox/journal", HOST),
    status: 403,
  },
  { name: "a whole URL that is none", bytes: request("GET http://[/", HOST), status: 400 },
  {
    name: "a URL of another scheme",
    bytes: request("GET ftp://127.0.0.1/_sandbox/journal", HOST),
    status: 400,
  },
  {
    name: "a target that is not UTF-8",
    bytes: Buffer.from(request("GET /\xff", HOST), "latin1"),
    status: 400,
  },
  { name: "a broken escape", bytes: request("GET /_sandbox/%", HOST), status: 404 },
  {
    name: "two lengths",
    bytes: request(`POST ${OPERATION}`, HOST, "Content-Length: 2", "Content-Length: 3"),
    status: 400,
  },
  {
    name: "a length and chunks",
    bytes: request(`POST ${OPERATION}`, HOST, "Content-Length: 2", "Transfer-Encoding: chunked"),
    status: 400,
  },
  {
    name: "an unknown expectation",
    bytes: request(`POST ${OPERATION}`, HOST, "Expect: 200-ok"),
    status: 417,
  },
  { name: "a header named __proto__", bytes: request(`GET ${OPERATION}`, HOST, "__proto__: x"), status: 200 },
  {
    name: "a header that is not ASCII",
    bytes: Buffer.from(request(`GET ${OPERATION}`, HOST, "client-id: \xff"), "latin1"),
    status: 200,
  },
  {
    name: "2000 headers",
    bytes: request(`GET ${OPERATION}`, HOST, ...Array(2_000).fill("a: b")),
    status: 431,
  },
  {
    name: "large headers",
    bytes: request(`GET ${OPERATION}`, HOST, `a: ${"b".repeat(17_000)}`),
    status: 431,
  },
  {
    name: "a switch of protocols",
    bytes: request("GET /_sandbox/", HOST, "Upgrade: x", "Connection: Upgrade"),
    status: 200,
  },
  { name: "a form without a boundary", bytes: form("multipart/form-data"), status: 404 },
  { name: "a form that is none", bytes: form("multipart/form-data; boundary=x"), status: 404 },
  {
    name: "a script nested deeper than the stack",
    bytes:
      request(
        "POST /_sandbox/scripts",
        HOST,
        "Content-Type: application/json",
        `Content-Length: ${script.length}`,
      ) + script,
    status: 400,
  },
];

describe("gets a response", () => {
  test.each(cases)("$name: $status", async ({ bytes, status }) => {
    expect(await firstLine(bytes)).toMatch(status ? new RegExp(`^HTTP/1\\.1 ${status} `) : /^$/);
  });
});

describe("is left alone", () => {
  const hangUps: [string, string][] = [
    ["the gateway", `${request(`POST ${OPERATION}`, HOST, "Content-Length: 9")}{`],
    [
      "the control API",
      `${request("POST /_sandbox/scripts", HOST, "Content-Type: application/json", "Content-Length: 9")}{`,
    ],
    [
      "the test bank",
      `${request("POST /_sandbox/3ds?operation=inquireVaulting&id=a", HOST, "Content-Length: 9")}{`,
    ],
  ];
  test.each(hangUps)("who hangs up on %s in the middle of a body", async (_, bytes) => {
    const socket = await open(bytes);
    socket.resetAndDestroy();
    expect(await firstLine(request("GET /_sandbox/", HOST))).toBe("HTTP/1.1 200 OK");
  });

  test("300 connections that send nothing, or too little: others are served", async () => {
    const silent = await Promise.all(
      Array.from({ length: 300 }, (_, index) =>
        open(index % 2 ? "" : `POST ${OPERATION} HTTP/1.1\r\nHost: a\r\n`),
      ),
    );
    expect(await firstLine(request("GET /_sandbox/", HOST))).toBe("HTTP/1.1 200 OK");
    for (const socket of silent) socket.destroy();
  });
});
