import { request as httpRequest } from "node:http";
import { createVaultingClient } from "@ams-vaulting/client";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { startSandbox } from "../src/index.ts";
import { exchange, OPERATION, send } from "./support/merchant.ts";

const sandbox = await startSandbox({ port: 0 });
const { credentials } = sandbox;
afterAll(() => sandbox.close());
const at = (path: string) => new URL(path, sandbox.url).href;
const JSON_TYPE = { "content-type": "application/json" };

const post = async (script: unknown, headers: Record<string, string> = JSON_TYPE) => {
  const body = typeof script === "string" ? script : JSON.stringify(script);
  const got = await exchange(at("/_sandbox/scripts"), "POST", headers, body);
  return { status: got.status, body: JSON.parse(got.text) };
};
const journal = async () => JSON.parse((await exchange(at("/_sandbox/journal"), "GET")).text);
const reset = () => exchange(at("/_sandbox/state"), "DELETE");
afterEach(reset);

const client = createVaultingClient({ ...credentials, retry: { attempts: 1 } });
const inquire = (vaultingRequestId: string) =>
  client.inquireVaulting({ vaultingRequestId }).then(
    ({ vaultingStatus }) => vaultingStatus as string,
    (error: { code: string; resultCode?: string }) => error.resultCode ?? error.code,
  );
const PATH = `/ams/sandbox/api${OPERATION}`;
const script = { operation: "inquireVaulting", id: "order-1", steps: ["processing", "success"] };

describe("POST /_sandbox/scripts", () => {
  test("sets the responses of an id", async () => {
    expect(await post(script)).toEqual({
      status: 200,
      body: { operation: "inquireVaulting", id: "order-1", steps: 2 },
    });
    expect([
      await inquire("order-1"),
      await inquire("order-2"),
      await inquire("order-1"),
      await inquire("order-1"),
    ]).toEqual(["PROCESSING", "VAULTING_NOT_EXIST", "SUCCESS", "SUCCESS"]);
  });

  test("takes overrides, faults and delays", async () => {
    const override = { paymentMethodDetail: { card: { brand: "JCB" } } };
    await post({ ...script, steps: [{ fault: "wrong_key" }, { example: "success", override, delay: 1 }] });
    expect(await inquire("order-1")).toBe("signature_mismatch");
    expect(await client.inquireVaulting({ vaultingRequestId: "order-1" })).toMatchObject(override);
  });

  const wrong: [string, unknown, RegExp][] = [
    ["not JSON", "{", /not valid JSON/],
    ["a list", [], /not a JSON object/],
    ["no operation", { ...script, operation: undefined }, /^Give the operation: inquireVaulting/],
    ["another operation", { ...script, operation: "toString" }, /^Give the operation: inquireVaulting/],
    ["no id", { ...script, id: undefined }, /^Give the request id/],
    ["no list of steps", { ...script, steps: "success" }, /^Give the steps as a list/],
    ["no steps", { ...script, steps: [] }, /needs at least one step/],
    ["an unknown member", { ...script, state: "success" }, /^Unknown member "state" of a script/],
    ["a wrong name", { ...script, steps: ["sucess"] }, /unknown example "sucess"\. Use one of success/],
    ["null", { ...script, steps: [null] }, /unknown example null/],
    ["an impossible order", { ...script, steps: ["success", "processing"] }, /cannot come after "SUCCESS"/],
    [
      "a forbidden override",
      { ...script, steps: [{ example: "success", override: { x: 1 } }] },
      /\/x unknown_member/,
    ],
  ];
  test.each(wrong)("%s: 400 with what to do, with an example that works", async (_, given, message) => {
    const { status, body } = await post(given);
    expect(status).toBe(400);
    expect(body.error).toMatch(message);
    expect((await post(body.example)).status).toBe(200);
  });

  const nested = (levels: number, open = "[", close = "]") => open.repeat(levels) + close.repeat(levels);
  const deep: [string, string][] = [
    ["the body", nested(45_000)],
    ["the body, by members", nested(15_000, `{"a":`, "}").replace(":}", ":1}")],
    ["the operation", `{"operation":${nested(45_000)},"id":"a","steps":["success"]}`],
    ["the id", `{"operation":"inquireVaulting","id":${nested(45_000)},"steps":["success"]}`],
    ["the steps", `{"operation":"inquireVaulting","id":"a","steps":${nested(45_000)}}`],
    ["a step", `{"operation":"inquireVaulting","id":"a","steps":[${nested(45_000)}]}`],
    ["an example", `{"operation":"inquireVaulting","id":"a","steps":[{"example":${nested(45_000)}}]}`],
    [
      "an override",
      `{"operation":"inquireVaulting","id":"a","steps":[{"example":"success","override":{"a":${nested(45_000)}}}]}`,
    ],
  ];
  test.each(deep)("%s nested deeper than the stack: 400 with the reason", async (_, body) => {
    const got = await post(body);
    expect([got.status, Object.keys(got.body)]).toEqual([400, ["error", "example"]]);
    expect(got.body.error).toBe("The script is nested too deeply: a step needs no more than 32 levels.");
  });

  test("a body that is not UTF-8: 400", async () => {
    const body = Buffer.concat([Buffer.from('{"operation":"inquireVaulting","id":"'), Buffer.from([0xff])]);
    const response = await fetch(at("/_sandbox/scripts"), {
      method: "POST",
      headers: JSON_TYPE,
      body: Buffer.concat([body, Buffer.from('","steps":["success"]}')]),
    });
    expect([response.status, await response.json()]).toMatchObject([400, { error: /UTF-8/ }]);
  });

  test("an id that no request can have: 400", async () => {
    const { status, body } = await post({ ...script, id: "x".repeat(65) });
    expect([status, body.error]).toEqual([400, "No request can have this id: max_length (64)."]);
  });

  test("too much: 413", async () => {
    expect((await post("x".repeat(100_001))).status).toBe(413);
  });

  test("more scripts than the sandbox keeps: 507, until they are forgotten", async () => {
    const steps = [{ example: "success", override: { metadata: "x".repeat(2_000) } }];
    const large = (id: string) => post({ ...script, id, steps: Array(40).fill(steps[0]) });
    let round = 0;
    let got = await large("order-0");
    for (; got.status === 200 && round < 1_000; round++) got = await large(`order-${round}`);
    expect(got).toMatchObject({
      status: 507,
      body: { error: expect.stringContaining("DELETE /_sandbox/state") },
    });
    expect(round).toBeGreaterThan(50);
    expect((await large("order-1")).status, "what is replaced takes nothing more").toBe(200);
    await reset();
    expect((await large("order-0")).status).toBe(200);
  });
});

describe("GET /_sandbox/journal", () => {
  test("shows the requests, and what was wrong with them", async () => {
    await inquire("123456789206");
    await send(credentials, {
      path: PATH,
      body: '{"vaultingRequestId":"order-1"}',
      headers: (headers) => ({ ...headers, "request-time": "1" }),
    });
    expect(await journal()).toMatchObject([
      {
        operation: "inquireVaulting",
        method: "POST",
        path: PATH,
        request: { vaultingRequestId: "123456789206" },
        signature: { verdict: "verified" },
        example: "success",
      },
      {
        refused: "signature-mismatch",
        signature: {
          verdict: "mismatch",
          key: "right",
          stringToSign: `POST ${PATH}\n${credentials.clientId}.1.{"vaultingRequestId":"order-1"}`,
        },
      },
    ]);
  });

  test("has no secret in it: no signature, no token, no card", async () => {
    const headers = (own: Record<string, string>) => ({
      ...own,
      "agent-token": "SECRET-AGENT",
      authorization: "Bearer SECRET-KEY",
      cookie: "SECRET-COOKIE",
    });
    const bodies = [
      '{"vaultingRequestId":"a"}',
      '{"vaultingRequestId":"a","cardToken":"SECRET-TOKEN"}',
      '{"vaultingRequestId":5,"deep":[{"cardToken":"SECRET-TOKEN"}]}',
    ];
    for (const body of bodies) await send(credentials, { path: PATH, body, headers });
    for (const body of [...bodies, '{"cardToken":"SECRET-TOKEN"'])
      await send(credentials, {
        path: PATH,
        body,
        headers: (own) => headers({ ...own, "request-time": "1" }),
      });
    const text = JSON.stringify(await journal());
    expect(text.match(/"operation"/g)).toHaveLength(7);
    expect(text).not.toMatch(/SECRET/);
    expect(text).not.toMatch(/signature=(?!\[left out\])/);
  });
});

test("DELETE /_sandbox/state forgets scripts, requests and how far magic ids have got", async () => {
  await post(script);
  const magic = "mock_processing-then-success";
  expect([await inquire("order-1"), await inquire(magic), await inquire(magic)]).toEqual([
    "PROCESSING",
    "PROCESSING",
    "SUCCESS",
  ]);
  expect((await reset()).status).toBe(204);
  expect(await journal()).toEqual([]);
  expect([await inquire("order-1"), await inquire(magic)]).toEqual(["VAULTING_NOT_EXIST", "PROCESSING"]);
});

describe("who is let in", () => {
  const { host, port } = new URL(sandbox.url);
  const calls: [method: string, path: string][] = [
    ["POST", "/_sandbox/scripts"],
    ["GET", "/_sandbox/journal"],
    ["DELETE", "/_sandbox/state"],
  ];
  const status = (method: string, path: string, headers: Record<string, string>) =>
    new Promise<number>((resolve, reject) => {
      const request = httpRequest(at(path), { method, headers: { ...JSON_TYPE, ...headers } }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      request.on("error", reject);
      request.end(method === "POST" ? JSON.stringify(script) : undefined);
    });

  const refused: [string, Record<string, string>][] = [
    ["a page of another origin", { origin: "https://evil.example" }],
    ["a page of another port", { origin: "http://127.0.0.1:1" }],
    ["a page without an origin", { origin: "null" }],
    ["a name that was made to lead here", { host: "evil.example" }],
    ["a name that only begins like this machine", { host: `127.0.0.1.evil.example:${port}` }],
    ["a page at such a name", { host: `evil.example:${port}`, origin: `http://evil.example:${port}` }],
  ];
  describe.each(refused)("not %s", (_, headers) => {
    test.each(calls)("%s %s", async (method, path) => {
      expect(await status(method, path, headers)).toBe(403);
    });
  });

  const allowed: [string, Record<string, string>][] = [
    ["a program", {}],
    ["a page of the sandbox", { origin: `http://${host}` }],
    ["localhost", { host: `localhost:${port}`, origin: `http://localhost:${port}` }],
  ];
  describe.each(allowed)("%s", (_, headers) => {
    test.each(calls)("%s %s", async (method, path) => {
      expect(await status(method, path, headers)).toBeLessThan(300);
    });
  });

  test.each(["text/plain", "application/x-www-form-urlencoded", ""])(
    "not what a form can send: %j",
    async (type) => {
      expect((await post(script, type ? { "content-type": type } : {})).status).toBe(415);
    },
  );
});

test("headers beyond the limit: 431", async () => {
  const got = await exchange(at(PATH), "POST", { "x-long": "x".repeat(17_000) });
  expect(got.status).toBe(431);
});
