import { createPrivateKey, sign } from "node:crypto";
import { createVaultingClient } from "@ams-vaulting/client";
import { setupServer } from "msw/node";
import { describe, expect, test } from "vitest";
import { createVaultingMock, type PlainStep, type RecordedRequest } from "../src/index.ts";
import { listenStrictly } from "./support/listen-strictly.ts";
import { BASE, type Oddity, PATH, URL_ } from "./support/merchant.ts";
import { merchant, mock, resetAfterEach, stranger } from "./support/mocks.ts";

resetAfterEach();

const FULL = new URL(URL_).pathname;
const OK = { vaultingRequestId: "123456789206" };
const send = (body: unknown, oddity?: Oddity) => mock.fetch(...merchant.request(URL_, body, oddity));
const last = () => mock.requests.at(-1) as RecordedRequest;
const failure = (assert: () => void): string | undefined => {
  try {
    assert();
  } catch (error) {
    return (error as Error).message;
  }
  return undefined;
};

describe("requests", () => {
  test("holds the request and its outcome", async () => {
    mock.inquireVaulting.respond("processing");
    await send({ ...OK, merchantAccountId: "store" });
    expect(mock.requests).toHaveLength(1);
    expect(last()).toMatchObject({
      operation: "inquireVaulting",
      method: "POST",
      url: URL_,
      request: { ...OK, merchantAccountId: "store" },
      signature: { verdict: "verified" },
      refused: undefined,
      reasons: [],
      example: "processing",
      error: undefined,
    });
  });

  test("has no secret in its headers", async () => {
    await send(OK, {
      headers: {
        "agent-token": "AGENT-TOKEN",
        authorization: "Bearer API-KEY",
        cookie: "session=COOKIE",
        "proxy-authorization": "Basic PROXY",
        "x-request-id": "kept",
      },
    });
    expect(last().headers).toMatchObject({
      "client-id": mock.clientOptions.clientId,
      "request-time": "1685599933871",
      signature: "algorithm=RSA256,keyVersion=1,signature=[left out]",
      "x-request-id": "kept",
    });
    expect(JSON.stringify(last().headers)).not.toMatch(/AGENT-TOKEN|API-KEY|COOKIE|PROXY/);
  });

  test("keeps the order, and is empty after reset()", async () => {
    for (const vaultingRequestId of ["a", "b"]) await send({ vaultingRequestId });
    await mock.fetch(...merchant.request(`${BASE}/v1/nothing`, OK));
    expect(mock.requests.map(({ operation, request }) => [operation, request])).toEqual([
      ["inquireVaulting", { vaultingRequestId: "a" }],
      ["inquireVaulting", { vaultingRequestId: "b" }],
      [undefined, undefined],
    ]);
    mock.reset();
    expect(mock.requests).toEqual([]);
  });
});

describe("a signature that does not match is explained", () => {
  const time = "1685599933871";
  const clientId = mock.clientOptions.clientId as string;
  const body = '{"vaultingRequestId":"绑/1","merchantAccountId":"store"}';
  const mistakes: { signed: string; want: string }[] = [
    {
      signed: `POST /ams/api${PATH}\n${clientId}.${time}.${body}`,
      want: `the path of another environment, /ams/api${PATH}`,
    },
    { signed: `POST ${PATH}\n${clientId}.${time}.${body}`, want: "the path without its base path" },
    { signed: `POST ${URL_}\n${clientId}.${time}.${body}`, want: "the whole URL" },
    { signed: `POST ${FULL}/\n${clientId}.${time}.${body}`, want: "the path with a slash at the end" },
    {
      signed: `POST ${FULL.slice(1)}\n${clientId}.${time}.${body}`,
      want: "the path without its first slash",
    },
    { signed: `POST ${FULL}\n.${time}.${body}`, want: "an empty client id" },
    { signed: `POST ${FULL}\nundefined.${time}.${body}`, want: "a client id that is undefined" },
    { signed: `POST ${FULL}\n${clientId}.1685599933.${body}`, want: "the time in seconds" },
    { signed: `POST ${FULL}\n${clientId}.2023-06-01T06:12:13.871Z.${body}`, want: "the time as ISO 8601" },
    {
      signed: `POST ${FULL}\n${clientId}.2023-06-01T06:12:13Z.${body}`,
      want: "the time as ISO 8601 to the second",
    },
    { signed: `POST ${FULL}\n${clientId}..${body}`, want: "an empty time" },
    { signed: `POST ${FULL}\n${clientId}.${time}.`, want: "no body" },
    { signed: `POST ${FULL}\n${clientId}.${time}.${body}\n`, want: "the body with a line feed at the end" },
    {
      signed: `POST ${FULL}\n${clientId}.${time}.{"merchantAccountId":"store","vaultingRequestId":"绑/1"}`,
      want: "the body with its members sorted",
    },
    {
      signed: `POST ${FULL}\n${clientId}.${time}.{"vaultingRequestId": "绑/1", "merchantAccountId": "store"}`,
      want: "the body serialised with spaces",
    },
    {
      signed: `POST ${FULL}\n${clientId}.${time}.${JSON.stringify(JSON.parse(body), null, 2)}`,
      want: "the body serialised on several lines",
    },
    {
      signed: `POST ${FULL}\n${clientId}.${time}.${body.replace("绑", "\\u7ed1")}`,
      want: "the body serialised with escapes for what is not ASCII",
    },
    {
      signed: `POST ${FULL}\n${clientId}.${time}.${body.replace("/", "\\/")}`,
      want: "the body serialised with escaped slashes",
    },
    {
      signed: `POST ${FULL}\n${clientId}.${time}.${JSON.stringify(body)}`,
      want: "the body serialised twice",
    },
    { signed: `POST ${FULL}\r\n${clientId}.${time}.${body}`, want: "CR LF in place of the line feed" },
    { signed: `POST ${FULL} ${clientId}.${time}.${body}`, want: "a space in place of the line feed" },
    { signed: `POST ${FULL}\n${clientId}\n${time}\n${body}`, want: "line feeds in place of the dots" },
    { signed: `POST ${FULL}\n${clientId}${time}${body}`, want: "a string without dots" },
    { signed: `${FULL}\n${clientId}.${time}.${body}`, want: "a string that begins with the path" },
    { signed: body, want: "the body alone" },
    {
      signed: `POST /ams/api${PATH}\n${clientId}.1685599933.${body}`,
      want: `the path of another environment, /ams/api${PATH}, and the time in seconds`,
    },
    {
      signed: `POST ${PATH}\r\n${clientId}.${time}.${body}`,
      want: "the path without its base path, and CR LF in place of the line feed",
    },
  ];

  /** A request with a signature over anything. */
  async function sendSigned(content: string, sent = body): Promise<void> {
    const { privateKey } = await mock.exportKeys();
    const key = createPrivateKey({ key: Buffer.from(privateKey, "base64"), format: "der", type: "pkcs8" });
    const value = encodeURIComponent(sign("sha256", Buffer.from(content), key).toString("base64"));
    await send(sent, { headers: { signature: `algorithm=RSA256,keyVersion=1,signature=${value}` } });
  }

  test.each(mistakes)("$want", async ({ signed, want }) => {
    await sendSigned(signed);
    expect(last()).toMatchObject({
      refused: "signature-mismatch",
      example: "invalid_signature",
      request: JSON.parse(body),
      signature: {
        verdict: "mismatch",
        stringToSign: `POST ${FULL}\n${clientId}.${time}.${body}`,
        key: "right",
        difference: want,
        signed,
      },
    });
  });

  test("the body serialised again", async () => {
    await sendSigned(`POST ${FULL}\n${clientId}.${time}.${JSON.stringify(OK)}`, JSON.stringify(OK, null, 1));
    expect(last().signature).toMatchObject({ difference: "the body serialised again" });
  });

  test("an unknown mistake", async () => {
    await sendSigned("anything");
    expect(last().signature).toMatchObject({ key: "right", difference: undefined, signed: undefined });
  });

  test("another key", async () => {
    await mock.fetch(...stranger.request(URL_, OK));
    expect(last().signature).toMatchObject({ key: "other", difference: undefined });
  });
});

describe("assertContract()", () => {
  test("accepts requests that the contract allows, whatever the response", async () => {
    for (const id of ["123456789206", "demo-fail", "nobody", "demo-unknown-client"])
      await send({ vaultingRequestId: id });
    expect(() => mock.assertContract()).not.toThrow();
  });

  test("names each request that is wrong, and what would be right", async () => {
    await send(OK);
    await send(OK, { method: "GET" });
    await send(OK, { contentType: "text/plain" });
    await send(OK, { clientId: "SANDBOX_OTHER" });
    await send(OK, { keyVersion: "2" });
    await send(OK, { headers: { signature: null } });
    await send(OK, { headers: { "request-time": null } });
    await send(OK, { signedPath: PATH });
    await send(OK, { signedBody: "{}" });
    await mock.fetch(...stranger.request(URL_, OK));
    await send("{");
    await send({ vaultingRequestId: "x".repeat(65), merchantAccountId: 5 });
    await mock.fetch(...merchant.request(`${BASE}/v1/nothing`, OK));
    expect(failure(() => mock.assertContract())).toMatchInlineSnapshot(`
      "12 of 13 requests broke the contract or the script:

      1. inquireVaulting: method-other (response: method_not_supported)
         GET https://open-na-global.alipay.com/ams/sandbox/api/v1/vaults/inquireVaulting
         The method is GET; the contract has only POST.

      2. inquireVaulting: media-type-other (response: media_type_not_acceptable)
         POST https://open-na-global.alipay.com/ams/sandbox/api/v1/vaults/inquireVaulting
         The content-type header is "text/plain"; it must be application/json.

      3. inquireVaulting: client-unknown (response: unknown_client)
         POST https://open-na-global.alipay.com/ams/sandbox/api/v1/vaults/inquireVaulting
         The client-id header is "SANDBOX_OTHER"; this mock knows "SANDBOX_5X00000000000000".

      4. inquireVaulting: key-version-unknown (response: key_not_found)
         POST https://open-na-global.alipay.com/ams/sandbox/api/v1/vaults/inquireVaulting
         The signature names key version "2"; this mock knows "1".

      5. inquireVaulting: signature-mismatch (response: invalid_signature)
         POST https://open-na-global.alipay.com/ams/sandbox/api/v1/vaults/inquireVaulting
         The signature header is missing.

      6. inquireVaulting: signature-mismatch (response: invalid_signature)
         POST https://open-na-global.alipay.com/ams/sandbox/api/v1/vaults/inquireVaulting
         The request-time header is missing.

      7. inquireVaulting: signature-mismatch (response: invalid_signature)
         POST https://open-na-global.alipay.com/ams/sandbox/api/v1/vaults/inquireVaulting
         The signature does not match. The string to sign is:
           POST /ams/sandbox/api/v1/vaults/inquireVaulting
           SANDBOX_5X00000000000000.1685599933871.{"vaultingRequestId":"123456789206"}
         It was made with the right key, over the path without its base path. The strings differ at character 7:
           should be "POST /ams/sandbox/api/v1/vault"…
           signed is "POST /v1/vaults/inquireVaultin"…

      8. inquireVaulting: signature-mismatch (response: invalid_signature)
         POST https://open-na-global.alipay.com/ams/sandbox/api/v1/vaults/inquireVaulting
         The signature does not match. The string to sign is:
           POST /ams/sandbox/api/v1/vaults/inquireVaulting
           SANDBOX_5X00000000000000.1685599933871.{"vaultingRequestId":"123456789206"}
         It was made with the right key, over a string that none of the usual mistakes explains.

      9. inquireVaulting: signature-mismatch (response: invalid_signature)
         POST https://open-na-global.alipay.com/ams/sandbox/api/v1/vaults/inquireVaulting
         The signature does not match. The string to sign is:
           POST /ams/sandbox/api/v1/vaults/inquireVaulting
           SANDBOX_5X00000000000000.1685599933871.{"vaultingRequestId":"123456789206"}
         It was made with a private key other than the merchant's of this mock, or is damaged.

      10. inquireVaulting: request-invalid (response: param_illegal)
         POST https://open-na-global.alipay.com/ams/sandbox/api/v1/vaults/inquireVaulting
         The body is not valid UTF-8 JSON.

      11. inquireVaulting: request-invalid (response: param_illegal)
         POST https://open-na-global.alipay.com/ams/sandbox/api/v1/vaults/inquireVaulting
         /vaultingRequestId max_length (64): "[65 characters]"
         /merchantAccountId type (string): 5

      12. no operation: path-unknown (response: no_interface_def)
         POST https://open-na-global.alipay.com/ams/sandbox/api/v1/nothing
         The contract has no operation at this path."
    `);
  });

  test("names what a script did wrong, also when msw swallows what a handler throws", async () => {
    const states: PlainStep[] = ["success", "processing"];
    mock.inquireVaulting.respond(() => states.shift() ?? { fault: "connection_reset" });
    mock.inquireVaulting.for("later").respond({ fault: "truncated_body" });
    const server = setupServer(...mock.handlers);
    server.listen(listenStrictly);
    try {
      const client = createVaultingClient({ ...mock.clientOptions, retry: { attempts: 1 } });
      for (const vaultingRequestId of ["a", "a", "later"])
        await client.inquireVaulting({ vaultingRequestId }).catch(() => {});
    } finally {
      server.close();
    }
    expect(failure(() => mock.assertContract())).toMatchInlineSnapshot(`
      "2 of 3 requests broke the contract or the script:

      1. inquireVaulting: the script failed: TypeError: inquireVaulting: "processing" cannot come after "SUCCESS", which is final. A call may still fail after it, but no other state follows.
         POST https://open-na-global.alipay.com/ams/sandbox/api/v1/vaults/inquireVaulting

      2. inquireVaulting: the script failed: TypeError: An msw handler cannot play truncated_body: msw can respond or fail in a way of its own, and nothing on the network fails like that. Give the client mock.fetch, or use @ams-vaulting/sandbox.
         POST https://open-na-global.alipay.com/ams/sandbox/api/v1/vaults/inquireVaulting"
    `);
  });

  test("forgets with reset()", async () => {
    await send("{");
    mock.reset();
    expect(() => mock.assertContract()).not.toThrow();
  });
});

describe("assertAllUsed()", () => {
  test("accepts when every step was reached", async () => {
    expect(() => mock.assertAllUsed()).not.toThrow();
    mock.inquireVaulting.respond("processing", "success");
    for (const vaultingRequestId of ["a", "b", "b"]) await send({ vaultingRequestId });
    expect(() => mock.assertAllUsed()).not.toThrow();
  });

  test("names the steps that no request reached", async () => {
    mock.inquireVaulting.respond("processing", "processing", { example: "success" });
    mock.inquireVaulting.for("never").respond("processing", () => "success");
    mock.inquireVaulting.for("once").respond("processing", "fail");
    for (const vaultingRequestId of ["a", "b", "once"]) await send({ vaultingRequestId });
    expect(failure(() => mock.assertAllUsed())).toMatchInlineSnapshot(`
      "No request reached these steps:
      - inquireVaulting: step 2 of 3, "processing"
      - inquireVaulting: step 3 of 3, "success"
      - inquireVaulting for "never": step 1 of 2, "processing"
      - inquireVaulting for "never": step 2 of 2, a function
      - inquireVaulting for "once": step 2 of 2, "fail""
    `);
  });
});

test("a mock has a journal of its own", async () => {
  await send(OK);
  expect(createVaultingMock().requests).toEqual([]);
});
