import { connect } from "node:net";
import { createVaultingClient, isResultError, isTrustError } from "@ams-vaulting/client";
import { allBaseUrls } from "@ams-vaulting/client/protocol";
import { examples } from "@ams-vaulting/msw";
import { afterAll, describe, expect, test } from "vitest";
import { startSandbox } from "../src/index.ts";
import { exchange, isGenuine, OPERATION, type Sent, send } from "./support/merchant.ts";

const sandbox = await startSandbox({ port: 0 });
const { credentials } = sandbox;
afterAll(() => sandbox.close());

const SANDBOX_PATH = `/ams/sandbox/api${OPERATION}`;
const BODY = '{"vaultingRequestId":"123456789206"}';
const basePaths = [...new Set(allBaseUrls().map((url) => new URL(url).pathname))];
const names = Object.keys(
  examples.inquireVaulting.response,
) as (keyof typeof examples.inquireVaulting.response)[];

describe("a request over HTTP gets the contract's response", () => {
  test("the documented base paths are production and sandbox", () => {
    expect(basePaths.sort()).toEqual(["/ams/api", "/ams/sandbox/api"]);
  });

  describe.each(basePaths)("below %s", (base) => {
    test.each(names)("%s", async (name) => {
      const path = base + OPERATION;
      const { body, signed } = examples.inquireVaulting.response[name];
      const request = JSON.stringify(examples.inquireVaulting.request[name]);
      const got = await send(credentials, { path, body: request });
      expect(got.status).toBe(200);
      expect(JSON.parse(got.text)).toEqual(body);
      if (signed) expect(isGenuine(credentials, path, got)).toBe(true);
      else expect(got.rawNames).not.toContain("signature");
    });
  });

  test("header names are sent in lower case: two SDKs know no other", async () => {
    const got = await send(credentials, { path: SANDBOX_PATH, body: BODY });
    expect(got.rawNames).toEqual(
      expect.arrayContaining(["client-id", "response-time", "signature", "content-type"]),
    );
  });

  test("its id is echoed", async () => {
    const got = await send(credentials, { path: SANDBOX_PATH, body: '{"vaultingRequestId":"other"}' });
    expect(JSON.parse(got.text).result.resultCode).toBe("VAULTING_NOT_EXIST");
  });
});

describe("what SDKs in other languages send is understood", () => {
  const rename = (change: (name: string) => string) => (headers: Record<string, string>) =>
    Object.fromEntries(Object.entries(headers).map(([name, value]) => [change(name), value]));
  const resign = (change: (value: string) => string) => (headers: Record<string, string>) => ({
    ...headers,
    signature: change(headers.signature ?? ""),
  });
  const capital = (name: string) => name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase());

  const habits: [string, Partial<Sent>][] = [
    ["request-time in milliseconds", { time: "1685599933871" }],
    ["request-time with an offset", { time: "2023-11-14T22:13:20+00:00" }],
    ["request-time with an offset without a colon", { time: "2026-11-22T21:54:02+0000" }],
    ["request-time with seven digits after the second", { time: "2026-11-22T21:54:02.1234567Z" }],
    ["request-time in local time", { time: "2019-04-04T14:08:56+05:30" }],
    ["Header-Names-In-Capitals", { headers: rename(capital) }],
    ["HEADER-NAMES-IN-UPPER-CASE", { headers: rename((name) => name.toUpperCase()) }],
    ["spaces after the commas of the signature", { headers: resign((value) => value.replaceAll(",", ", ")) }],
    [
      "the parts of the signature in another order",
      { headers: resign((value) => value.split(",").reverse().join(",")) },
    ],
    [
      "lower-case hex escapes",
      { headers: resign((value) => value.replace(/%../g, (hex) => hex.toLowerCase())) },
    ],
    ["a signature without escapes", { headers: resign(decodeURIComponent) }],
    ["an empty agent token", { headers: (headers) => ({ ...headers, "Agent-Token": "" }) }],
    ["null for what is left out", { body: '{"vaultingRequestId":"123456789206","merchantAccountId":null}' }],
    [
      "members in another order, and white space",
      { body: '{ "merchantAccountId": "1",\r\n "vaultingRequestId": "123456789206" }' },
    ],
    ["no content type", { headers: ({ "content-type": _, ...headers }) => headers }],
    [
      "no space in the content type",
      { headers: (headers) => ({ ...headers, "content-type": "application/json;charset=UTF-8" }) },
    ],
    [
      "headers of a proxy",
      { headers: (headers) => ({ ...headers, "x-forwarded-for": "10.0.0.1", via: "1.1 proxy" }) },
    ],
  ];
  // Twice: whether a signature has a +, a / or an = is chance.
  test.each(habits)("%s", async (_, habit) => {
    for (let round = 0; round < 2; round++) {
      const got = await send(credentials, { path: SANDBOX_PATH, body: BODY, ...habit });
      expect(JSON.parse(got.text)).toEqual(examples.inquireVaulting.response.success.body);
      expect(isGenuine(credentials, SANDBOX_PATH, got)).toBe(true);
    }
  });
});

describe("what it cannot accept gets the code of the contract", () => {
  const code = (text: string) => JSON.parse(text).result.resultCode;

  test.each(["GET", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"])("%s", async (method) => {
    const got = await exchange(new URL(SANDBOX_PATH, sandbox.url).href, method);
    expect([got.status, code(got.text)]).toEqual([200, "METHOD_NOT_SUPPORTED"]);
  });

  test("HEAD, without a body", async () => {
    const got = await exchange(new URL(SANDBOX_PATH, sandbox.url).href, "HEAD");
    expect([got.status, got.text]).toEqual([200, ""]);
  });

  const elsewhere = basePaths.flatMap((base) => [
    `${base}/`,
    `${base}/v1/nothing`,
    `${base}${OPERATION}/`,
    `${base}//v1`,
  ]);
  test.each(elsewhere)("%s: no operation is there", async (path) => {
    const got = await send(credentials, { path, body: BODY });
    expect([got.status, code(got.text)]).toEqual([200, "NO_INTERFACE_DEF"]);
  });

  test.each(["/v1/vaults/inquireVaulting", "/ams/api", "/ams", "/ams/apix/v1", "/nothing"])(
    "%s: no gateway is there",
    async (path) => {
      const got = await send(credentials, { path, body: BODY });
      expect(got.status).toBe(404);
      expect(got.text).toContain("/_sandbox/");
    },
  );

  test("a body that was changed on the way", async () => {
    const got = await send(credentials, {
      path: SANDBOX_PATH,
      body: BODY,
      headers: (headers) => ({ ...headers, "request-time": "1" }),
    });
    expect(code(got.text)).toBe("INVALID_SIGNATURE");
  });

  const bodies: [string, number, number][] = [
    ["at the limit", 100_000, 200],
    ["over the limit", 100_001, 413],
    ["far over the limit", 5_000_000, 413],
  ];
  test.each(bodies)("a body %s", async (_, size, status) => {
    const url = new URL(SANDBOX_PATH, sandbox.url);
    const whole = await fetch(url, { method: "POST", body: "x".repeat(size) });
    expect(whole.status).toBe(status);
    await whole.arrayBuffer();
    const pieces = new Blob(["x".repeat(size)]).stream();
    const streamed = await fetch(url, { method: "POST", body: pieces, duplex: "half" } as RequestInit);
    expect(streamed.status).toBe(status);
    await streamed.arrayBuffer();
  });

  test("bytes that are no HTTP, without harm to others", async () => {
    const text = await new Promise<string>((resolve) => {
      let all = "";
      const socket = connect(Number(new URL(sandbox.url).port), "127.0.0.1", () =>
        socket.end("\0\0\r\n\r\n"),
      );
      socket.on("data", (chunk) => (all += chunk));
      socket.on("close", () => resolve(all));
    });
    expect(text).toMatch(/^HTTP\/1\.1 400 /);
    expect((await fetch(new URL("/_sandbox/", sandbox.url))).status).toBe(200);
  });
});

describe("the client, knowing nothing but the credentials", () => {
  const client = createVaultingClient({ ...credentials, retry: { attempts: 1 } });

  test("gets verified responses, results and unsigned failures", async () => {
    const { success } = examples.inquireVaulting.response;
    expect(await client.inquireVaulting({ vaultingRequestId: "123456789206" })).toEqual(success.body);
    const failed = await client
      .inquireVaulting({ vaultingRequestId: "nobody-knows-it" })
      .catch((error) => error);
    expect(isResultError(failed) && failed.resultCode).toBe("VAULTING_NOT_EXIST");
    const unsigned = await client
      .inquireVaulting({ vaultingRequestId: "demo-unknown-client" })
      .catch((error) => error);
    expect(isTrustError(unsigned) && unsigned.code).toBe("unsigned_failure");
  });

  test("fifty times at once", async () => {
    const calls = Array.from({ length: 50 }, () =>
      client.inquireVaulting({ vaultingRequestId: "demo-processing" }),
    );
    for (const { vaultingStatus } of await Promise.all(calls)) expect(vaultingStatus).toBe("PROCESSING");
  });

  test("a bare origin is completed to the sandbox path", async () => {
    const { origin } = new URL(sandbox.url);
    const short = createVaultingClient({ ...credentials, baseUrl: origin });
    expect(await short.inquireVaulting({ vaultingRequestId: "123456789206" })).toMatchObject({
      vaultingStatus: "SUCCESS",
    });
  });
});
