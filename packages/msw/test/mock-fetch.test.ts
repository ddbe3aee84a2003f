import { describe, expect, test } from "vitest";
import { received, responseOf, URL_ } from "./support/merchant.ts";
import { merchant, mock, resetAfterEach } from "./support/mocks.ts";

resetAfterEach();

const [url, init] = merchant.request(URL_, { vaultingRequestId: "123456789206" });

describe("mock.fetch", () => {
  const inputs: [string, () => Promise<Response>][] = [
    ["a string", () => mock.fetch(url, init)],
    ["a URL", () => mock.fetch(new URL(url), init)],
    ["a Request", () => mock.fetch(new Request(url, init))],
  ];
  test.each(inputs)("takes %s", async (_, send) => {
    expect((await received(await send())).body.vaultingStatus).toBe("SUCCESS");
  });

  const foreign = [
    "https://example.com/",
    "https://open-na-global.alipay.com/",
    "https://open-na-global.alipay.com/ams/apis/v1/vaults/inquireVaulting",
    "http://open-na-global.alipay.com/ams/api/v1/vaults/inquireVaulting",
    "https://open-na-global.alipay.com.example.com/ams/api/v1/vaults/inquireVaulting",
    "http://127.0.0.1:4011/ams/sandbox/api/v1/vaults/inquireVaulting",
  ];
  test.each(foreign)("rejects %s as fetch would, and names the servers", async (address) => {
    const failed = mock.fetch(address, init);
    await expect(failed).rejects.toThrow(TypeError);
    await expect(failed).rejects.toThrow(/^fetch failed: .*open-de-global/);
  });

  test("rejects with the reason of a signal that has aborted", async () => {
    const reason = new Error("stop");
    await expect(mock.fetch(url, { ...init, signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });

  test("needs no server of msw and patches nothing", async () => {
    const before = globalThis.fetch;
    await mock.fetch(url, init);
    expect(globalThis.fetch).toBe(before);
  });
});

describe("mock.handle", () => {
  const incoming = {
    method: "POST",
    url: String(url),
    headers: new Headers(init.headers),
    arrayBuffer: () => new Request(url, init).arrayBuffer(),
    get signal(): AbortSignal {
      throw new Error("The signal is not needed.");
    },
  };

  test("takes what it reads of a request, and reads no signal where nothing waits", async () => {
    const { response, bytes, body } = await received(responseOf(await mock.handle(incoming)));
    expect(body).toEqual((await received(await mock.fetch(url, init))).body);
    expect(merchant.isGenuine(response, bytes, new URL(url).pathname)).toBe(true);
    expect(mock.requests.map(({ signature }) => signature.verdict)).toEqual(["verified", "verified"]);
  });

  test("needs no Headers, and returns plain values", async () => {
    const sent = [...incoming.headers];
    const headers = {
      get: (name: string) => sent.find(([known]) => known === name)?.[1] ?? null,
      [Symbol.iterator]: () => sent.values(),
    };
    const { method, url: address, arrayBuffer } = incoming;
    const { signal } = new AbortController();
    const request = { method, url: address, headers, arrayBuffer, signal };
    const { status, headers: got, body } = await mock.handle(request);
    expect([status, Object.keys(got).sort(), typeof body]).toEqual([
      200,
      ["client-id", "content-type", "response-time", "signature"],
      "string",
    ]);
    expect(mock.requests[0]?.headers).toEqual(
      expect.objectContaining({ "client-id": mock.clientOptions.clientId }),
    );
  });

  test("checks the bytes of the body", async () => {
    await mock.handle(new Request(url, { ...init, body: "{}" }));
    expect(mock.requests.map(({ signature }) => signature.verdict)).toEqual(["mismatch"]);
  });

  test("rejects a URL that is not on a server of the mock", async () => {
    const elsewhere = new Request("https://example.com/", init);
    await expect(mock.handle(elsewhere)).rejects.toThrow(/is not on a server of the mock/);
  });
});
