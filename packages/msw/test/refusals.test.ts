import { describe, expect, test } from "vitest";
import { BASE, type Oddity, PATH, received, URL_ } from "./support/merchant.ts";
import { merchant, mock, resetAfterEach, stranger } from "./support/mocks.ts";

resetAfterEach();

const OK = { vaultingRequestId: "123456789206" };
const invalidUtf8 = Buffer.concat([
  Buffer.from('{"vaultingRequestId":"'),
  Buffer.from([0xff]),
  Buffer.from('"}'),
]);

/** What is wrong with a request, and the code that the gateway has for it. */
const refused: { wrong: string; body?: unknown; oddity?: Oddity; want: string }[] = [
  { wrong: "GET", oddity: { method: "GET" }, want: "METHOD_NOT_SUPPORTED" },
  { wrong: "HEAD", oddity: { method: "HEAD" }, want: "METHOD_NOT_SUPPORTED" },
  { wrong: "PUT", oddity: { method: "PUT" }, want: "METHOD_NOT_SUPPORTED" },
  { wrong: "DELETE", oddity: { method: "DELETE" }, want: "METHOD_NOT_SUPPORTED" },

  { wrong: "text/plain", oddity: { contentType: "text/plain" }, want: "MEDIA_TYPE_NOT_ACCEPTABLE" },
  {
    wrong: "a form",
    oddity: { contentType: "application/x-www-form-urlencoded" },
    want: "MEDIA_TYPE_NOT_ACCEPTABLE",
  },
  {
    wrong: "a name that only begins like JSON",
    oddity: { contentType: "application/jsonp" },
    want: "MEDIA_TYPE_NOT_ACCEPTABLE",
  },

  { wrong: "another client id", oddity: { clientId: "SANDBOX_OTHER" }, want: "UNKNOWN_CLIENT" },
  { wrong: "no client id", oddity: { headers: { "client-id": null } }, want: "UNKNOWN_CLIENT" },
  { wrong: "an empty client id", oddity: { headers: { "client-id": "" } }, want: "UNKNOWN_CLIENT" },

  { wrong: "another key version", oddity: { keyVersion: "2" }, want: "KEY_NOT_FOUND" },

  { wrong: "no signature", oddity: { headers: { signature: null } }, want: "INVALID_SIGNATURE" },
  { wrong: "an empty signature", oddity: { headers: { signature: "" } }, want: "INVALID_SIGNATURE" },
  {
    wrong: "no base64",
    oddity: { headers: { signature: "algorithm=RSA256,keyVersion=1,signature=%%%" } },
    want: "INVALID_SIGNATURE",
  },
  {
    wrong: "another algorithm",
    oddity: { headers: { signature: "algorithm=HS256,keyVersion=1,signature=AAAA" } },
    want: "INVALID_SIGNATURE",
  },
  {
    wrong: "a signature of zeros",
    oddity: { headers: { signature: `algorithm=RSA256,keyVersion=1,signature=${"A".repeat(342)}%3D%3D` } },
    want: "INVALID_SIGNATURE",
  },
  { wrong: "no request time", oddity: { headers: { "request-time": null } }, want: "INVALID_SIGNATURE" },
  {
    wrong: "another request time than the signed one",
    oddity: { headers: { "request-time": "1685599933872" } },
    want: "INVALID_SIGNATURE",
  },
  {
    wrong: "another body than the signed one",
    oddity: { signedBody: '{"vaultingRequestId":"1234567892O6"}' },
    want: "INVALID_SIGNATURE",
  },
  {
    wrong: "a space more than was signed",
    oddity: { signedBody: '{"vaultingRequestId": "123456789206"}' },
    want: "INVALID_SIGNATURE",
  },
  {
    wrong: "a line feed after the signed body",
    oddity: { signedBody: `${JSON.stringify(OK)}\n` },
    want: "INVALID_SIGNATURE",
  },
  { wrong: "a signature without the base path", oddity: { signedPath: PATH }, want: "INVALID_SIGNATURE" },
  {
    wrong: "a signature for production",
    oddity: { signedPath: `/ams/api${PATH}` },
    want: "INVALID_SIGNATURE",
  },

  { wrong: "no JSON", body: "vaultingRequestId=1", want: "PARAM_ILLEGAL" },
  { wrong: "cut JSON", body: '{"vaultingRequestId":"1"', want: "PARAM_ILLEGAL" },
  { wrong: "nothing", body: "", want: "PARAM_ILLEGAL" },
  { wrong: "bytes that are no UTF-8", body: invalidUtf8, want: "PARAM_ILLEGAL" },
  { wrong: "an array", body: [OK], want: "PARAM_ILLEGAL" },
  { wrong: "a text", body: '"123456789206"', want: "PARAM_ILLEGAL" },
  { wrong: "null", body: "null", want: "PARAM_ILLEGAL" },
  { wrong: "no id", body: {}, want: "PARAM_ILLEGAL" },
  { wrong: "an empty id", body: { vaultingRequestId: "" }, want: "PARAM_ILLEGAL" },
  { wrong: "an id of 65 characters", body: { vaultingRequestId: "x".repeat(65) }, want: "PARAM_ILLEGAL" },
  { wrong: "a number as id", body: { vaultingRequestId: 123456789206 }, want: "PARAM_ILLEGAL" },
  { wrong: "null as id", body: { vaultingRequestId: null }, want: "PARAM_ILLEGAL" },
  {
    wrong: "an id that only the prototype has",
    body: '{"__proto__":{"vaultingRequestId":"123456789206"}}',
    want: "PARAM_ILLEGAL",
  },
  {
    wrong: "an optional member of another type",
    body: { ...OK, merchantAccountId: 1 },
    want: "PARAM_ILLEGAL",
  },
  {
    wrong: "an optional member that is too long",
    body: { ...OK, merchantAccountId: "x".repeat(65) },
    want: "PARAM_ILLEGAL",
  },
];

/** What other SDKs do, and the gateway accepts. */
const accepted: { habit: string; body?: unknown; oddity?: Oddity }[] = [
  { habit: "no content type", oddity: { contentType: null } },
  { habit: "a content type without charset", oddity: { contentType: "application/json" } },
  {
    habit: "a content type in capitals, without a space",
    oddity: { contentType: "APPLICATION/JSON;charset=utf-8" },
  },
  { habit: "null for an optional member", body: { ...OK, merchantAccountId: null } },
  { habit: "a member that is newer than the contract", body: { ...OK, newerThanTheContract: { deep: [1] } } },
  { habit: "white space in the JSON", body: '\n{ "vaultingRequestId" : "123456789206" }\n' },
  { habit: "request-time with an offset", oddity: { time: "2023-11-14T22:13:20+00:00" } },
  { habit: "request-time with an offset without a colon", oddity: { time: "2026-11-22T21:54:02+0000" } },
  {
    habit: "request-time with seven digits after the second",
    oddity: { time: "2026-11-22T21:54:02.1234567Z" },
  },
  { habit: "an empty agent token", oddity: { headers: { "agent-token": "" } } },
];

describe("a request that the contract forbids gets the code for it", () => {
  test.each(refused)("$wrong -> $want", async ({ body = OK, oddity, want }) => {
    const got = await received(await mock.fetch(...merchant.request(URL_, body, oddity)));
    expect(got.response.status).toBe(200);
    expect(got.body.result).toMatchObject({ resultCode: want, resultStatus: "F" });
    // Never a wrong signature: either none, or one that verifies.
    const signed = got.response.headers.has("signature");
    expect(signed).toBe(got.response.headers.has("response-time"));
    if (signed) expect(merchant.isGenuine(got.response, got.bytes, new URL(URL_).pathname)).toBe(true);
  });

  test("another merchant's key -> INVALID_SIGNATURE", async () => {
    const got = await received(await mock.fetch(...stranger.request(URL_, OK)));
    expect(got.body.result.resultCode).toBe("INVALID_SIGNATURE");
  });

  test("the first thing that is wrong decides, from the outside in", async () => {
    const all: Oddity = {
      method: "PUT",
      contentType: "text/plain",
      clientId: "OTHER",
      keyVersion: "9",
      signedBody: "x",
    };
    const repaired: [keyof Oddity, string][] = [
      ["method", "METHOD_NOT_SUPPORTED"],
      ["contentType", "MEDIA_TYPE_NOT_ACCEPTABLE"],
      ["clientId", "UNKNOWN_CLIENT"],
      ["keyVersion", "KEY_NOT_FOUND"],
      ["signedBody", "INVALID_SIGNATURE"],
    ];
    for (const [next, want] of repaired) {
      const got = await received(await mock.fetch(...merchant.request(URL_, "{}", all)));
      expect(got.body.result.resultCode).toBe(want);
      delete all[next];
    }
    const got = await received(await mock.fetch(...merchant.request(URL_, "{}", all)));
    expect(got.body.result.resultCode).toBe("PARAM_ILLEGAL");
  });

  test("what was asked does not change what is wrong: scripts do not hide a refusal", async () => {
    mock.inquireVaulting.respond("success");
    const got = await received(await mock.fetch(...stranger.request(URL_, OK)));
    expect(got.body.result.resultCode).toBe("INVALID_SIGNATURE");
  });

  test("a refused request is not a step of a sequence", async () => {
    mock.inquireVaulting.respond("processing", "success");
    const send = async (oddity: Oddity) =>
      (await received(await mock.fetch(...merchant.request(URL_, OK, oddity)))).body.vaultingStatus;
    expect([
      await send({ signedBody: "x" }),
      await send({}),
      await send({ keyVersion: "2" }),
      await send({}),
    ]).toEqual([undefined, "PROCESSING", undefined, "SUCCESS"]);
  });

  test("an answer to another client names that client, and proves nothing", async () => {
    const [url, init] = merchant.request(URL_, OK, { clientId: "SANDBOX_OTHER" });
    const { response } = await received(await mock.fetch(url, init));
    expect(response.headers.get("client-id")).toBe("SANDBOX_OTHER");
    expect(response.headers.has("signature")).toBe(false);
  });
});

describe("a request that the contract allows is answered", () => {
  test.each(accepted)("$habit", async ({ body = OK, oddity }) => {
    const got = await received(await mock.fetch(...merchant.request(URL_, body, oddity)));
    expect(got.body).toMatchObject({ vaultingStatus: "SUCCESS", vaultingRequestId: "123456789206" });
  });

  const forms: [string, (text: string) => string][] = [
    ["spaces after the commas", (text) => text.replaceAll(",", ", ")],
    ["another order", (text) => text.split(",").reverse().join(",")],
    ["lower-case hex escapes", (text) => text.replace(/%[0-9A-F]{2}/g, (hex) => hex.toLowerCase())],
    ["no escapes at all, so a + stays a +", (text) => decodeURIComponent(text)],
    [
      "names in another case",
      (text) => text.replace("algorithm=RSA256,keyVersion", "ALGORITHM=rsa256,keyversion"),
    ],
  ];
  test.each(forms)("a signature header with %s", async (_, form) => {
    // Until the signature has what escapes would change.
    for (let tries = 0; ; tries++) {
      const [url, init] = merchant.request(URL_, OK, { time: String(tries) });
      const headers = new Headers(init.headers);
      const text = headers.get("signature") ?? "";
      if (!/%2B/.test(text) || !/%2F/.test(text)) continue;
      headers.set("signature", form(text));
      const got = await received(await mock.fetch(url, { ...init, headers }));
      return expect(got.body.vaultingStatus).toBe("SUCCESS");
    }
  });

  test("a query does not matter: no signature covers it", async () => {
    const got = await received(await mock.fetch(...merchant.request(`${URL_}?trace=1`, OK)));
    expect(got.body.vaultingStatus).toBe("SUCCESS");
  });
});

describe("a path where no operation is", () => {
  const paths = [
    "/v1/vaults/inquireVaulting/",
    "/v1/vaults/InquireVaulting",
    "/v1/vaults",
    "/",
    "/v1/payments/pay",
  ];
  test.each(paths)("%s -> NO_INTERFACE_DEF, unsigned", async (path) => {
    const { body, response } = await received(await mock.fetch(...merchant.request(BASE + path, OK)));
    expect(body.result.resultCode).toBe("NO_INTERFACE_DEF");
    expect(response.headers.has("signature")).toBe(false);
  });
});
