import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { createVaultingClient, type VaultingClientOptions } from "../src/index.ts";
import {
  BASE_URL,
  CLIENT_ID,
  FAILED,
  fetchOf,
  ID,
  isSignedByMerchant,
  options,
  SUCCESS,
  signedResponse,
  UNKNOWN,
} from "./support/gateway.ts";

// `client.fetch`, as any generated client uses it.

const URL_OF_CALL = `${BASE_URL}/v1/vaults/inquireVaulting`;
const BODY = JSON.stringify({ vaultingRequestId: ID });
const POST = { method: "POST", body: BODY };

const clientOf = (
  respond: () => Response | Promise<Response>,
  changes: Partial<VaultingClientOptions> = {},
) => {
  const { fetch, sent } = fetchOf(respond);
  return { sent, client: createVaultingClient({ ...options, fetch, ...changes } as VaultingClientOptions) };
};
const caught = (make: () => unknown) => (async () => make())().catch((error: unknown) => error);

type Arguments = [input: string | URL | Request, init?: RequestInit];
const bytes = (text: string) => new TextEncoder().encode(text);
const streamOf = (text: string) =>
  new ReadableStream({
    start(controller) {
      controller.enqueue(bytes(text));
      controller.close();
    },
  });

describe("the base URL", () => {
  test.each([
    { name: "as given", given: BASE_URL },
    { name: "completed", given: "https://gateway.test/" },
  ])("is the one of the calls, $name", ({ given }) => {
    const { client } = clientOf(() => signedResponse(SUCCESS), { baseUrl: given });
    expect(client.baseUrl).toBe(BASE_URL);
  });
});

describe("a request is signed and sent, in each form of fetch", () => {
  test.each<{ name: string; call: () => Arguments }>([
    { name: "a URL as text", call: () => [URL_OF_CALL, POST] },
    { name: "a URL", call: () => [new URL(URL_OF_CALL), POST] },
    { name: "a Request", call: () => [new Request(URL_OF_CALL, POST)] },
    {
      name: "a Request with another body",
      call: () => [new Request(URL_OF_CALL, { ...POST, body: "{}" }), POST],
    },
    { name: "a Request with another method", call: () => [new Request(URL_OF_CALL), POST] },
    { name: "a method in small letters", call: () => [URL_OF_CALL, { ...POST, method: "post" }] },
    { name: "bytes", call: () => [URL_OF_CALL, { ...POST, body: bytes(BODY) }] },
    { name: "a Blob", call: () => [URL_OF_CALL, { ...POST, body: new Blob([BODY]) }] },
    { name: "a stream", call: () => [URL_OF_CALL, { ...POST, body: streamOf(BODY) }] },
    { name: "redirects to follow", call: () => [URL_OF_CALL, { ...POST, redirect: "follow" }] },
    { name: "redirects that fail", call: () => [new Request(URL_OF_CALL, { ...POST, redirect: "error" })] },
    {
      name: "its own client id",
      call: () => [URL_OF_CALL, { ...POST, headers: { "client-id": CLIENT_ID } }],
    },
    {
      name: "empty headers, as generators that require them are given",
      call: () => [URL_OF_CALL, { ...POST, headers: { "client-id": "", "request-time": "", signature: "" } }],
    },
  ])("$name", async ({ call }) => {
    const { client, sent } = clientOf(() => signedResponse(SUCCESS));
    const response = await client.fetch(...call());
    expect(await response.json()).toEqual(SUCCESS);
    expect(sent.map(({ url, body }) => [url, body])).toEqual([[URL_OF_CALL, BODY]]);
    expect(sent.every(isSignedByMerchant)).toBe(true);
  });

  test("other headers are sent too, and the client's own win", async () => {
    const { client, sent } = clientOf(() => signedResponse(SUCCESS));
    const headers = { "x-trace": "1", "request-time": "1", "content-type": "text/plain" };
    await client.fetch(URL_OF_CALL, { ...POST, headers });
    expect(Object.fromEntries(sent[0]?.headers ?? [])).toMatchObject({
      "x-trace": "1",
      "request-time": String(options.now()),
      "content-type": "application/json; charset=UTF-8",
    });
  });

  test("no redirect is followed, whatever the request says", async () => {
    const inits: RequestInit[] = [];
    const fetch = async (_url: string, init: RequestInit) => {
      inits.push(init);
      return new Response("", { status: 302, headers: { location: "https://elsewhere.test/" } });
    };
    const client = createVaultingClient({ ...options, fetch });
    for (const redirect of ["follow", "manual", "error"] as const) {
      const error = await caught(() => client.fetch(URL_OF_CALL, { ...POST, redirect }));
      expect(error).toMatchObject({ family: "transport", code: "redirect" });
    }
    expect(inits.map(({ redirect }) => redirect)).toEqual(["manual", "manual", "manual"]);
  });
});

describe("what is not a request of the contract is refused before it is signed", () => {
  const withHeader = (name: string, value: string): Arguments => [
    URL_OF_CALL,
    { ...POST, headers: { [name]: value } },
  ];
  const cases: { name: string; call: () => Arguments; says: string }[] = [
    { name: "another path", call: () => [`${BASE_URL}/v1/other`, POST], says: "no such operation" },
    { name: "a longer path", call: () => [`${URL_OF_CALL}/x`, POST], says: "no such operation" },
    { name: "a trailing slash", call: () => [`${URL_OF_CALL}/`, POST], says: "no such operation" },
    { name: "another case", call: () => [URL_OF_CALL.toUpperCase(), POST], says: "no such operation" },
    {
      name: "a doubled slash",
      call: () => [`${BASE_URL}//v1/vaults/inquireVaulting`, POST],
      says: "no such operation",
    },
    {
      name: "dots",
      call: () => [`${BASE_URL}/v1/../v1/vaults/inquireVaulting`, POST],
      says: "no such operation",
    },
    {
      name: "escapes",
      call: () => [`${BASE_URL}/v1/vaults/%69nquireVaulting`, POST],
      says: "no such operation",
    },
    {
      name: "another base path",
      call: () => ["https://gateway.test/v1/vaults/inquireVaulting", POST],
      says: "no such operation",
    },
    {
      name: "another host",
      call: () => [URL_OF_CALL.replace("gateway", "other"), POST],
      says: "no such operation",
    },
    {
      name: "a host that begins alike",
      call: () => [URL_OF_CALL.replace(".test", ".test.evil.test"), POST],
      says: "no such operation",
    },
    {
      name: "another scheme",
      call: () => [URL_OF_CALL.replace("https", "http"), POST],
      says: "no such operation",
    },
    {
      name: "another port",
      call: () => [URL_OF_CALL.replace(".test", ".test:444"), POST],
      says: "no such operation",
    },
    { name: "a path alone", call: () => ["/v1/vaults/inquireVaulting", POST], says: "absolute URL" },
    { name: "nothing", call: () => [undefined as never, POST], says: "absolute URL" },
    { name: "an object without a text", call: () => [Object.create(null), POST], says: "cannot be read" },
    { name: "a query", call: () => [`${URL_OF_CALL}?a=SECRET`, POST], says: "query" },
    { name: "an empty query", call: () => [`${URL_OF_CALL}?`, POST], says: "query" },
    { name: "a fragment", call: () => [`${URL_OF_CALL}#SECRET`, POST], says: "fragment" },
    { name: "an empty fragment", call: () => [`${URL_OF_CALL}#`, POST], says: "fragment" },
    {
      name: "credentials",
      call: () => [URL_OF_CALL.replace("://", "://user:SECRET@"), POST],
      says: "credentials",
    },
    {
      name: "a query in a Request",
      call: () => [new Request(`${URL_OF_CALL}?a=SECRET`, POST)],
      says: "query",
    },
    {
      name: "a fragment in a Request",
      call: () => [new Request(`${URL_OF_CALL}#SECRET`, POST)],
      says: "fragment",
    },
    ...["GET", "HEAD", "PUT", "PATCH", "DELETE", "QUERY"].map((method) => ({
      name: method,
      call: (): Arguments => [URL_OF_CALL, { method }],
      says: "POST",
    })),
    { name: "no method", call: () => [URL_OF_CALL], says: "POST" },
    { name: "a Request of another method", call: () => [new Request(URL_OF_CALL)], says: "POST" },
    {
      name: "a POST made another method",
      call: () => [new Request(URL_OF_CALL, POST), { method: "PUT" }],
      says: "POST",
    },
    {
      name: "a signature",
      call: () => withHeader("Signature", "algorithm=RSA256,signature=SECRET"),
      says: "signature header",
    },
    {
      name: "a signature in a Request",
      call: () => [new Request(...withHeader("signature", "SECRET"))],
      says: "signature header",
    },
    { name: "another client id", call: () => withHeader("client-id", "SECRET"), says: "client-id header" },
    {
      name: "its own client id and another",
      call: () => withHeader("client-id", `${CLIENT_ID}, SECRET`),
      says: "client-id header",
    },
    { name: "a header that is none", call: () => withHeader("x y", "SECRET"), says: "cannot be read" },
    {
      name: "bytes that are not UTF-8",
      call: () => [URL_OF_CALL, { ...POST, body: new Uint8Array([0x22, 0xff]) }],
      says: "cannot be read",
    },
    {
      name: "a body that was read before",
      call: () => {
        const request = new Request(URL_OF_CALL, POST);
        request.text();
        return [request];
      },
      says: "cannot be read",
    },
  ];
  test.each(cases)("$name", async ({ call, says }) => {
    let signatures = 0;
    const privateKey = async (_bytes: Uint8Array) => {
      signatures++;
      return new Uint8Array(256);
    };
    const { client, sent } = clientOf(() => signedResponse(SUCCESS), { privateKey });
    const error = await caught(() => client.fetch(...call()));
    expect(error).toMatchObject({ family: "contract", code: "request_invalid" });
    expect(String(error)).toContain(says);
    expect(inspect(error)).not.toContain("SECRET");
    expect([sent.length, signatures]).toEqual([0, 0]);
  });
});

describe("a response", () => {
  test.each([
    { name: "S", body: SUCCESS, attempts: 1 },
    { name: "F", body: FAILED, attempts: 1 },
    { name: "U, after the last attempt", body: UNKNOWN, attempts: 3 },
  ])("that is verified is data: $name", async ({ body, attempts }) => {
    const { client, sent } = clientOf(() => signedResponse(body));
    const response = await client.fetch(URL_OF_CALL, POST);
    expect(response).toBeInstanceOf(Response);
    expect([response.ok, response.status, await response.json()]).toEqual([true, 200, body]);
    expect(sent).toHaveLength(attempts);
  });

  test("holds exactly the verified bytes", async () => {
    const text = JSON.stringify(SUCCESS, null, 1);
    const { client } = clientOf(() => signedResponse(text));
    const call = () => client.fetch(URL_OF_CALL, POST);
    expect(await (await call()).text()).toBe(text);
    expect(Buffer.from(await (await call()).arrayBuffer()).toString()).toBe(text);
    const { headers } = await call();
    expect(headers.get("content-length")).toBe(String(text.length));
    expect(headers.get("signature")).toContain("RSA256");
  });

  test.each<{ name: string; read: (response: Response) => Promise<unknown> }>([
    { name: "itself", read: (response) => response.json() },
    { name: "its clone", read: (response) => response.clone().json() },
    { name: "a clone of its clone", read: (response) => response.clone().clone().json() },
  ])("shows no secret when its value is printed: $name", async ({ read }) => {
    const { client } = clientOf(() => signedResponse(SUCCESS));
    const response = await client.fetch(URL_OF_CALL, POST);
    const value = await read(response);
    expect(value).toEqual(SUCCESS);
    expect(inspect([response, value], { depth: 9 })).not.toContain("TOKEN");
  });

  test("that has an unsafe link or an odd member hands out neither, whichever way it is read", async () => {
    const odd = { ...SUCCESS, metadata: 1, page: "javascript:alert(1)" };
    const { client } = clientOf(() => signedResponse(odd));
    for (const parse of [
      (response: Response) => response.json(),
      async (response: Response) => JSON.parse(await response.text()),
      async (response: Response) => JSON.parse(await response.clone().text()),
    ]) {
      const response = await client.fetch(URL_OF_CALL, POST);
      expect(await parse(response)).toEqual(SUCCESS);
      // The signature is of other bytes.
      expect(response.headers.has("signature")).toBe(false);
    }
  });

  test.each<{ name: string; respond: () => Response; code: string }>([
    { name: "unsigned", respond: () => Response.json(SUCCESS), code: "unsigned_response" },
    { name: "an unsigned failure", respond: () => Response.json(FAILED), code: "unsigned_failure" },
    {
      name: "forged",
      respond: () => signedResponse(SUCCESS, { path: "/other" }),
      code: "signature_mismatch",
    },
    {
      name: "for another id",
      respond: () => signedResponse({ ...SUCCESS, vaultingRequestId: "2" }),
      code: "correlation_mismatch",
    },
    {
      name: "not what the contract says",
      respond: () => signedResponse({ ...SUCCESS, paymentMethodDetail: 1 }),
      code: "response_invalid",
    },
    { name: "of a proxy", respond: () => new Response("<html>", { status: 404 }), code: "http_status" },
  ])("that is $name throws", async ({ respond, code }) => {
    const { client } = clientOf(respond);
    expect(await caught(() => client.fetch(URL_OF_CALL, POST))).toMatchObject({ code });
  });
});

describe("a signal", () => {
  const forms: { name: string; call: (signal: AbortSignal) => Arguments }[] = [
    { name: "of the call", call: (signal) => [URL_OF_CALL, { ...POST, signal }] },
    { name: "of a Request", call: (signal) => [new Request(URL_OF_CALL, { ...POST, signal })] },
    { name: "of a call with a Request", call: (signal) => [new Request(URL_OF_CALL, POST), { signal }] },
  ];
  test.each(forms)("$name ends it in flight", async ({ call }) => {
    const controller = new AbortController();
    const { client, sent } = clientOf(() => new Promise(() => {}));
    const outcome = caught(() => client.fetch(...call(controller.signal)));
    await expect.poll(() => sent.length).toBe(1);
    controller.abort();
    expect(await outcome).toMatchObject({ family: "transport", code: "aborted", requestId: ID });
  });

  test.each(forms)("$name that aborted before sends nothing", async ({ call }) => {
    const { client, sent } = clientOf(() => signedResponse(SUCCESS));
    expect(await caught(() => client.fetch(...call(AbortSignal.abort())))).toMatchObject({ code: "aborted" });
    expect(sent).toHaveLength(0);
  });

  test("ends it while a body that never ends is read", async () => {
    const controller = new AbortController();
    const { client, sent } = clientOf(() => signedResponse(SUCCESS));
    const body = new ReadableStream({ pull: () => new Promise(() => {}) });
    const outcome = caught(() => client.fetch(URL_OF_CALL, { ...POST, body, signal: controller.signal }));
    controller.abort();
    expect(await outcome).toMatchObject({ code: "aborted" });
    expect(sent).toHaveLength(0);
  });

  test("of the call takes the place of the one of the Request, also when it is null", async () => {
    const { client } = clientOf(() => signedResponse(SUCCESS));
    const request = () => new Request(URL_OF_CALL, { ...POST, signal: AbortSignal.abort() });
    for (const signal of [null, new AbortController().signal])
      expect((await client.fetch(request(), { signal })).ok).toBe(true);
  });

  test("that is none is refused", async () => {
    const { client, sent } = clientOf(() => signedResponse(SUCCESS));
    const error = await caught(() => client.fetch(URL_OF_CALL, { ...POST, signal: {} as AbortSignal }));
    expect(error).toMatchObject({ family: "configuration", option: "signal" });
    expect(sent).toHaveLength(0);
  });
});

describe("a minimal client of another generator", () => {
  const styles: {
    name: string;
    inquire: (baseUrl: string, fetch: typeof globalThis.fetch) => Promise<unknown>;
  }[] = [
    {
      name: "fetch(new Request(…))",
      inquire: async (baseUrl, fetch) => {
        const request = new Request(`${baseUrl}/v1/vaults/inquireVaulting`, {
          ...POST,
          redirect: "follow",
          headers: { "content-type": "application/json" },
        });
        return (await fetch(request)).json();
      },
    },
    {
      name: "fetch(url, init)",
      inquire: async (baseUrl, fetch) => {
        const headers = { "Content-Type": "application/json", Accept: "application/json" };
        const response = await fetch(`${baseUrl}/v1/vaults/inquireVaulting`, { ...POST, headers });
        const text = [204, 205, 304].includes(response.status) ? null : await response.text();
        return text ? JSON.parse(text) : {};
      },
    },
  ];
  test.each(styles)("works with $name", async ({ inquire }) => {
    const { client, sent } = clientOf(() => signedResponse(SUCCESS));
    expect(await inquire(client.baseUrl, client.fetch)).toEqual(SUCCESS);
    expect(sent.every(isSignedByMerchant)).toBe(true);
    const forged = clientOf(() => Response.json(SUCCESS)).client;
    expect(await caught(() => inquire(forged.baseUrl, forged.fetch))).toMatchObject({ family: "trust" });
  });
});
