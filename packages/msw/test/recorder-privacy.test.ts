import { describe, expect, test } from "vitest";
import { createVaultingMock } from "../src/index.ts";
import { type Oddity, PATH, URL_ } from "./support/merchant.ts";
import { merchant, mock, other, resetAfterEach, stranger } from "./support/mocks.ts";

resetAfterEach();
const OK = { vaultingRequestId: "123456789206" };
const SECRET = "5vErY1sEcReT";
const send = (body: unknown, oddity?: Oddity, url = URL_) =>
  mock.fetch(...merchant.request(url, body, oddity));

/** All that can be read of what was recorded. */
function recorded(): string {
  let report = "";
  try {
    mock.assertContract();
  } catch (error) {
    report = String(error);
  }
  return JSON.stringify(mock.requests) + report;
}

describe("of headers the names are kept, and the values of those that are known to be harmless", () => {
  const signature = "a".repeat(300);
  const long = "A".repeat(200);
  const headers: { name: string; value: string; shown: string }[] = [
    { name: "user-agent", value: "node", shown: "node" },
    { name: "x-request-id", value: "order-1", shown: "order-1" },
    { name: "agent-token", value: SECRET, shown: "[secret]" },
    { name: "authorization", value: `Bearer ${SECRET}`, shown: "[secret]" },
    { name: "proxy-authorization", value: `Basic ${SECRET}`, shown: "[secret]" },
    { name: "cookie", value: `session=${SECRET}`, shown: "[secret]" },
    { name: "x-api-key", value: SECRET, shown: "[secret]" },
    { name: "api-key", value: SECRET, shown: "[secret]" },
    { name: "apikey", value: SECRET, shown: "[secret]" },
    { name: "x-signature", value: SECRET, shown: "[secret]" },
    { name: "x-amz-security-token", value: SECRET, shown: "[secret]" },
    { name: "x-what-nobody-thought-of", value: SECRET, shown: "[secret]" },
    { name: "signature", value: SECRET, shown: "[secret]" },
    { name: "signature", value: signature, shown: "[secret]" },
    { name: "signature", value: `RSA256 ${signature}`, shown: "[secret]" },
    { name: "signature", value: `algorithm=RSA256, keyVersion=1, sign = ${signature}`, shown: "[secret]" },
    {
      name: "signature",
      value: `algorithm=RSA256, keyVersion=1, signature = ${signature}`,
      shown: "algorithm=RSA256,keyVersion=1,signature=[left out]",
    },
    {
      name: "signature",
      value: `signature=${signature},KEYVERSION=2 , algorithm=rsa256`,
      shown: "algorithm=RSA256,keyVersion=2,signature=[left out]",
    },
    {
      name: "signature",
      value: `algorithm=RSA256,keyVersion=${long},signature=${signature}`,
      shown: "[secret]",
    },
    { name: "client-id", value: long, shown: "[secret]" },
    { name: "request-time", value: long, shown: "[secret]" },
    { name: "user-agent", value: long, shown: "[secret]" },
  ];
  test.each(headers)("$name: $value", async ({ name, value, shown }) => {
    await send(OK, { headers: { [name]: value } });
    expect(mock.requests.at(-1)?.headers).toHaveProperty(name, shown);
    const all = recorded();
    for (const secret of [SECRET, signature.slice(0, 40), long.slice(0, 40)])
      expect(all).not.toContain(secret);
  });
});

describe("of bodies the values are kept that the contract has, and of these no secret", () => {
  const deep = `${"[".repeat(20_000)}"${SECRET}"${"]".repeat(20_000)}`;
  const bodies: [string, string][] = [
    ["a secret member", `{"vaultingRequestId":"a","cardToken":"${SECRET}"}`],
    ["in another case", `{"vaultingRequestId":"a","CARD_TOKEN":"${SECRET}"}`],
    ["that the contract does not have", `{"vaultingRequestId":"a","pin":"${SECRET}"}`],
    ["as a number", `{"vaultingRequestId":"a","pan":4111111111111111}`],
    ["deep down", `{"vaultingRequestId":"a","x":[{"y":{"cardToken":"${SECRET}"}}]}`],
    ["as JSON in a string", `{"vaultingRequestId":"a","x":"{\\"cardToken\\":\\"${SECRET}\\"}"}`],
    ["behind an escaped name", `{"vaultingRequestId":"a","card\\u0054oken":"${SECRET}"}`],
    ["hidden by a second value", `{"vaultingRequestId":"${SECRET}","vaultingRequestId":"a"}`],
    ["instead of a string", `{"vaultingRequestId":["${SECRET}"]}`],
    ["that is too long to be an id", `{"vaultingRequestId":"${SECRET.repeat(9)}"}`],
    ["a list", `["${SECRET}"]`],
    ["a string", `"${SECRET}"`],
    ["a form", `cardToken=${SECRET}`],
    ["cut off", `{"vaultingRequestId":"a","cardToken":"${SECRET}`],
    ["deeper than the stack", deep],
    ["deeper than the stack, below a member", `{"vaultingRequestId":"a","x":${deep}}`],
  ];
  const ways: [string, (body: string) => Promise<unknown>][] = [
    ["signed rightly", (body) => send(body)],
    ["signed over another path", (body) => send(body, { signedPath: PATH })],
    ["signed over another body", (body) => send(body, { signedBody: "{}" })],
    ["signed with another key", (body) => mock.fetch(...stranger.request(URL_, body))],
    ["sent as another media type", (body) => send(body, { contentType: "text/plain" })],
  ];
  describe.each(ways)("%s", (_, sendSo) => {
    test.each(bodies)("%s", async (_, body) => {
      await sendSo(body);
      expect(mock.requests).toHaveLength(1);
      const all = recorded();
      expect(all).not.toContain(SECRET);
      expect(all).not.toContain("4111111111111111");
      expect(all).not.toContain("RangeError");
    });
  });

  test("what a script gets is whole", async () => {
    const got: unknown[] = [];
    mock.inquireVaulting.respond((request) => {
      got.push(request);
      return "success";
    });
    await send({ ...OK, cardToken: SECRET });
    expect(got).toEqual([{ ...OK, cardToken: SECRET }]);
    expect(mock.requests[0]?.request).toEqual({ ...OK, cardToken: "[secret]" });
  });

  test("the string to sign is shown without a body that may hold secrets", async () => {
    const body = `{"vaultingRequestId":"a","cardToken":"${SECRET}"}`;
    await send(body, { signedPath: PATH });
    const path = new URL(URL_).pathname;
    expect(mock.requests[0]?.signature).toEqual({
      verdict: "mismatch",
      stringToSign: `POST ${path}\n${mock.clientOptions.clientId}.1685599933871.[body of ${body.length} bytes]`,
      key: "right",
      difference: "the path without its base path",
      signed: undefined,
    });
    expect(recorded()).toContain("over the path without its base path.");
  });
});

test("the query of a URL is not kept: no operation has one", async () => {
  await send(OK, {}, `${URL_}?token=${SECRET}`);
  expect(mock.requests[0]?.url).toBe(`${URL_}?[left out]`);
  await expect(mock.fetch(`https://elsewhere.example/x?token=${SECRET}`)).rejects.toThrow(/elsewhere/);
  await expect(mock.fetch(`https://elsewhere.example/x?token=${SECRET}`)).rejects.not.toThrow(SECRET);
});

test("a message about an override holds no secret", () => {
  const override = { paymentMethodDetail: { card: { cardToken: SECRET.repeat(300) } } };
  const write = () => mock.inquireVaulting.respond({ example: "success", override });
  expect(write).toThrow(/cardToken max_length/);
  expect(write).not.toThrow(SECRET);
});

describe("the record is bounded", () => {
  const LIMIT = 16 * 1024 * 1024;

  test("in bytes, whatever is refused", async () => {
    const body = JSON.stringify({ vaultingRequestId: "a", x: Array(9_000).fill("0123456") });
    for (let round = 0; round < 40; round++)
      await mock.fetch(
        ...(round % 2 ? merchant.request(URL_, body, { signedPath: PATH }) : stranger.request(URL_, body)),
      );
    expect(mock.requests).toHaveLength(40);
    expect(JSON.stringify(mock.requests).length).toBeLessThan(LIMIT / 40);
  });

  test("in bytes, whatever the headers are: the newest are kept", async () => {
    const names = Array.from({ length: 2_000 }, (_, index) => `x-${index}-${"n".repeat(500)}`);
    const headers = Object.fromEntries(names.map((name) => [name, "v"]));
    for (let round = 0; round < 30; round++)
      await other.fetch(URL_, { method: "POST", headers: { ...headers, "x-request-id": String(round) } });
    expect(JSON.stringify(other.requests).length).toBeLessThan(LIMIT);
    expect(other.requests.length).toBeGreaterThan(5);
    expect(other.requests.at(-1)?.headers["x-request-id"]).toBe("29");
  });

  test("in number", async () => {
    const many = createVaultingMock({ keys: mock.keys });
    for (let round = 0; round < 10_010; round++)
      await many.fetch(URL_, { method: "GET", headers: { "x-request-id": String(round) } });
    expect(many.requests).toHaveLength(10_000);
    expect(many.requests[0]?.headers["x-request-id"]).toBe("10");
  });
});
