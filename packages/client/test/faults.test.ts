import { afterEach, describe, expect, test } from "vitest";
import { createVaultingClient, isVaultingError } from "../src/index.ts";
import {
  type Behaviour,
  drip,
  endAfter,
  flood,
  gzipBomb,
  hangUp,
  page,
  raw,
  reply,
  resetAfter,
  resetAtOnce,
  signed,
  stall,
  stallAfter,
  startFaultServer,
} from "./support/fault-server.ts";
import { ID, NOW, options, PATH, SUCCESS, TIME } from "./support/gateway.ts";

const body = JSON.stringify(SUCCESS);
const good = reply(body);
const signing = { path: PATH, time: TIME };
const contentLengths: Behaviour = (socket, signing) => {
  const { "content-length": length, ...rest } = signed(body, signing);
  const lines = Object.entries(rest)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join("");
  socket.write(`HTTP/1.1 200 OK\r\n${lines}content-length: ${length}\r\ncontent-length: 5\r\n\r\n${body}`);
};

let stop: (() => Promise<void>) | undefined;
afterEach(async () => {
  await stop?.();
  stop = undefined;
});

/** Faults that only a time limit ends. The limit is short; the others have time, for machines that are busy. */
const endless: Behaviour[] = [stall];
const untilLimit = (behaviour: Behaviour) => {
  endless.push(behaviour);
  return behaviour;
};

/** One call against the server, with real sockets. */
async function call(behaviours: Behaviour[]) {
  const server = await startFaultServer(behaviours, signing);
  stop = server.close;
  const client = createVaultingClient({
    ...options,
    baseUrl: `http://127.0.0.1:${server.port}`,
    attemptTimeoutMs: behaviours.some((behaviour) => endless.includes(behaviour)) ? 300 : 5_000,
    timeoutMs: 20_000,
    now: () => NOW,
  });
  const began = performance.now();
  const outcome = await client.inquireVaulting({ vaultingRequestId: ID }).catch((error: unknown) => error);
  return { outcome, requests: server.requests(), ms: performance.now() - began, server };
}

const SAME = JSON.parse(body);

describe("a fault that passes is retried", () => {
  test.each<{ name: string; fault: Behaviour }>([
    { name: "reset before the headers", fault: resetAtOnce },
    { name: "hung up before the headers", fault: hangUp },
    { name: "reset during the headers", fault: resetAfter(body, 30) },
    { name: "hung up during the headers", fault: endAfter(body, 30) },
    { name: "reset during the body", fault: resetAfter(body, -40) },
    { name: "truncated body", fault: endAfter(body, -40) },
    {
      name: "content-length beyond the body",
      fault: (socket, signing) => {
        reply(body, { "content-length": body.length + 10 })(socket, signing);
        socket.end();
      },
    },
    { name: "stall in the headers", fault: untilLimit(stallAfter(body, 30)) },
    { name: "stall before the headers", fault: stall },
    { name: "stall in the body", fault: untilLimit(stallAfter(body, -40)) },
    { name: "drip", fault: untilLimit(drip(body)) },
    { name: "HTML 502", fault: page("502 Bad Gateway") },
    { name: "503", fault: page("503 Service Unavailable") },
    { name: "429", fault: page("429 Too Many Requests") },
    { name: "408", fault: page("408 Request Timeout") },
    { name: "two content-lengths", fault: contentLengths },
    { name: "no HTTP at all", fault: raw("SSH-2.0-OpenSSH_9.9\r\n") },
  ])("$name", async ({ fault }) => {
    const { outcome, requests } = await call([fault, good]);
    expect(outcome).toEqual(SAME);
    expect(requests).toBe(2);
  });
});

describe("a fault that stays ends in its error, within the deadline", () => {
  test.each<{ name: string; fault: Behaviour; want: object; requests: number }>([
    {
      name: "reset",
      fault: resetAtOnce,
      want: { family: "transport", code: "network", attempts: 3 },
      requests: 3,
    },
    { name: "stall", fault: stall, want: { family: "transport", code: "timeout", attempts: 3 }, requests: 3 },
    {
      name: "stall in the body",
      fault: untilLimit(stallAfter(body, -40)),
      want: { family: "transport", code: "timeout" },
      requests: 3,
    },
    {
      name: "truncated body",
      fault: endAfter(body, -40),
      want: { family: "transport", code: "body_incomplete" },
      requests: 3,
    },
    {
      name: "HTML 502",
      fault: page("502 Bad Gateway"),
      want: { family: "transport", code: "http_status", httpStatus: 502 },
      requests: 3,
    },
    {
      name: "404",
      fault: page("404 Not Found"),
      want: { family: "transport", code: "http_status", httpStatus: 404 },
      requests: 1,
    },
    {
      name: "redirect",
      fault: raw("HTTP/1.1 307 x\r\nlocation: http://127.0.0.1:1/\r\ncontent-length: 0\r\n\r\n"),
      want: { family: "transport", code: "redirect" },
      requests: 1,
    },
    {
      name: "empty 200",
      fault: raw("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n"),
      want: { family: "trust", code: "unsigned_response" },
      requests: 1,
    },
    {
      name: "HTML 200",
      fault: page("200 OK"),
      want: { family: "trust", code: "unsigned_response" },
      requests: 1,
    },
    {
      name: "content-length short of the body",
      fault: (socket, signing) => {
        reply(body, { "content-length": body.length - 10 })(socket, signing);
        socket.end();
      },
      want: { family: "trust", code: "signature_mismatch" },
      requests: 1,
    },
    {
      name: "gzip bomb",
      fault: gzipBomb,
      want: { family: "transport", code: "body_too_large" },
      requests: 1,
    },
    { name: "100 MB", fault: flood, want: { family: "transport", code: "body_too_large" }, requests: 1 },
    {
      name: "byte order mark",
      fault: reply(`\uFEFF${body}`),
      want: { family: "contract", code: "invalid_json" },
      requests: 1,
    },
    {
      name: "invalid UTF-8",
      fault: reply(Buffer.concat([Buffer.from(body.slice(0, -1)), Buffer.from([0xff, 0x7d])])),
      want: { family: "contract", code: "invalid_json" },
      requests: 1,
    },
    {
      name: "cut by a proxy that fixes the length",
      fault: reply(body.slice(0, -5)),
      want: { family: "contract", code: "invalid_json" },
      requests: 1,
    },
  ])("$name", async ({ fault, want, requests }) => {
    const { outcome, ms, ...seen } = await call([fault]);
    expect(isVaultingError(outcome)).toBe(true);
    expect(outcome).toMatchObject(want);
    expect(seen.requests).toBe(requests);
    expect(ms).toBeLessThan(20_000);
  });

  test("refused connection", async () => {
    const server = await startFaultServer([good], signing);
    await server.close();
    const client = createVaultingClient({ ...options, baseUrl: `http://127.0.0.1:${server.port}` });
    await expect(client.inquireVaulting({ vaultingRequestId: ID })).rejects.toMatchObject({
      family: "transport",
      code: "network",
      attempts: 3,
    });
  });

  test("the deadline, in spite of attempts that are left", async () => {
    const server = await startFaultServer([stall], signing);
    stop = server.close;
    const { now: _, ...real } = options;
    const client = createVaultingClient({
      ...real,
      baseUrl: `http://127.0.0.1:${server.port}`,
      timeoutMs: 200,
      attemptTimeoutMs: 1_000,
    });
    await expect(client.inquireVaulting({ vaultingRequestId: ID })).rejects.toMatchObject({
      code: "deadline",
      attempts: 1,
    });
  });
});

describe("an odd form that means the same is read", () => {
  test.each<{ name: string; behaviour: Behaviour; want?: object }>([
    {
      name: "another charset in the header: the bytes are UTF-8",
      behaviour: reply(body, { "content-type": "application/json; charset=GBK" }),
    },
    { name: "no content type", behaviour: reply(body, { "content-type": "" }) },
    { name: "text/html as content type", behaviour: reply(body, { "content-type": "text/html" }) },
    {
      name: "duplicate keys: the last one counts",
      behaviour: reply(body.replace('"vaultingStatus":', '"vaultingStatus":"FAIL","vaultingStatus":')),
    },
    {
      name: "__proto__ as a member",
      behaviour: reply(body.replace("{", '{"__proto__":{"vaultingStatus":"FAIL"},')),
      want: JSON.parse(body.replace("{", '{"__proto__":{"vaultingStatus":"FAIL"},')),
    },
    {
      name: "hung up after the body",
      behaviour: (socket, signing) => {
        good(socket, signing);
        socket.end();
      },
    },
  ])("$name", async ({ behaviour, want = SAME }) => {
    const { outcome, requests } = await call([behaviour]);
    expect(outcome).toEqual(want);
    expect(requests).toBe(1);
    expect(Object.getPrototypeOf(outcome)).toBe(Object.prototype);
  });
});

test("a connection that the server closed in the meantime costs no error", async () => {
  const server = await startFaultServer(
    [
      (socket, signing) => {
        good(socket, signing);
        setTimeout(() => socket.destroy(), 20);
      },
      good,
    ],
    signing,
  );
  stop = server.close;
  const client = createVaultingClient({ ...options, baseUrl: `http://127.0.0.1:${server.port}` });
  expect(await client.inquireVaulting({ vaultingRequestId: ID })).toEqual(SAME);
  await expect.poll(() => server.openSockets()).toBe(0);
  expect(await client.inquireVaulting({ vaultingRequestId: ID })).toEqual(SAME);
});

test.each([
  { name: "too large", fault: flood },
  { name: "stalled", fault: untilLimit(stallAfter(body, -40)) },
  { name: "dripping", fault: untilLimit(drip(body)) },
])("an abandoned response releases its connection: $name", async ({ fault }) => {
  const { server } = await call([fault]);
  await expect.poll(() => server.openSockets(), { timeout: 3_000 }).toBe(0);
});
