import { describe, expect, test } from "vitest";
import {
  type ClientSettings,
  createVaultingClient,
  isTransportError,
  isVaultingError,
} from "../src/index.ts";
import {
  FAILED,
  fetchOf,
  ID,
  options,
  PROCESSING,
  SUCCESS,
  signedResponse,
  UNKNOWN,
} from "./support/gateway.ts";

// What is sent again, what is not, and what a call that is sent only once still has to get right.

const request = { vaultingRequestId: ID };
/** Keeps RSA out of tests about HTTP statuses: nothing of these responses is verified. */
const quick = { privateKey: async (_bytes: Uint8Array) => new Uint8Array(256) };
const page = (status: number, headers: Record<string, string> = {}) => {
  const hasNoBody = [204, 205, 304].includes(status);
  return new Response(hasNoBody ? null : "<html>", { status, headers });
};

async function call(respond: () => Response | Promise<Response>, changes: Partial<ClientSettings> = {}) {
  let time = 0;
  const waits: number[] = [];
  const { fetch, sent } = fetchOf(respond);
  const client = createVaultingClient({
    ...options,
    fetch,
    monotonic: () => time,
    sleep: async (ms) => {
      waits.push(ms);
      time += ms;
    },
    ...changes,
  });
  const outcome = await client.inquireVaulting(request).catch((error: unknown) => error);
  return { outcome, sent, waits, client };
}

describe("an HTTP status", () => {
  const isRetried = (status: number) => status === 408 || status === 429 || status >= 500;
  const statuses = Array.from({ length: 399 }, (_, index) => 201 + index);

  test("from 201 to 599: 408, 429 and every 5xx is sent again, and nothing else", async () => {
    const attempts = new Map<number, number>();
    for (const status of statuses) attempts.set(status, (await call(() => page(status), quick)).sent.length);
    expect(attempts).toEqual(new Map(statuses.map((status) => [status, isRetried(status) ? 3 : 1])));
  });

  test("from 300 to 399 is a redirect, every other one is a status", async () => {
    const codes = new Map<number, string>();
    for (const status of statuses) {
      const { outcome } = await call(() => page(status), { ...quick, retry: { attempts: 1 } });
      if (isTransportError(outcome) && outcome.httpStatus === status) codes.set(status, outcome.code);
    }
    const codeOf = (status: number) => (status >= 300 && status <= 399 ? "redirect" : "http_status");
    expect(codes).toEqual(new Map(statuses.map((status) => [status, codeOf(status)])));
  });

  test("ends a wait, unless it is sent again", async () => {
    const ends = new Map<number, boolean>();
    for (const status of statuses) {
      let time = 0;
      const { fetch } = fetchOf(() => page(status));
      const changes = { ...quick, fetch, monotonic: () => time, retry: { attempts: 1 } };
      const client = createVaultingClient({
        ...options,
        ...changes,
        sleep: async (ms) => void (time += ms),
      });
      const error = await client.inquireVaulting
        .untilFinal(request, { timeoutMs: 4_000 })
        .catch((error: unknown) => error);
      ends.set(status, isTransportError(error));
    }
    expect(ends).toEqual(new Map(statuses.map((status) => [status, !isRetried(status)])));
  });
});

describe("Retry-After", () => {
  const limits = { timeoutMs: 10_000, random: () => 0 };
  test.each<{ header: string; waits: number[]; attempts: number }>([
    { header: "3", waits: [3_000, 3_000], attempts: 3 },
    { header: "9", waits: [9_000], attempts: 2 },
    // No time would be left for the attempt.
    { header: "10", waits: [], attempts: 1 },
    { header: "11", waits: [], attempts: 1 },
    { header: "86400", waits: [], attempts: 1 },
    { header: "Mon, 23 Nov 2026 12:00:09 GMT", waits: [9_000], attempts: 2 },
    { header: "Mon, 23 Nov 2026 12:00:10 GMT", waits: [], attempts: 1 },
  ])("of $header in 10 s: $attempts attempts", async ({ header, waits, attempts }) => {
    const called = await call(() => page(503, { "retry-after": header }), { ...quick, ...limits });
    expect([called.waits, called.sent.length]).toEqual([waits, attempts]);
    expect(called.outcome).toMatchObject({ code: "http_status", httpStatus: 503, retryAfter: header });
  });
});

describe("the headers of a request", () => {
  const names = ["client-id", "content-type", "request-time", "signature"];
  test.each<{ agentToken: string | undefined; sent: string | null }>([
    { agentToken: undefined, sent: null },
    { agentToken: "", sent: null },
    { agentToken: "AGENT", sent: "AGENT" },
  ])("hold an agent token when there is one: $agentToken", async ({ agentToken, sent }) => {
    const called = await call(() => signedResponse(SUCCESS), { agentToken });
    await called.client.raw.POST("/v1/vaults/inquireVaulting", { body: request });
    for (const { headers } of called.sent) {
      expect(headers.get("agent-token")).toBe(sent);
      expect([...headers.keys()]).toEqual([...(sent === null ? [] : ["agent-token"]), ...names].toSorted());
    }
  });
});

describe("a request", () => {
  test.each<{ name: string; more: object; isSent: boolean }>([
    {
      name: "with members that are newer than the contract",
      more: { added: "x", deep: { list: [1, null] } },
      isSent: true,
    },
    {
      name: "with newer members that nobody has to follow",
      more: { page: "http://x.test/", note: "data: x", normalUrl: "/x" },
      isSent: true,
    },
    { name: "with a member of the contract", more: { merchantAccountId: "STORE-0042" }, isSent: true },
    { name: "with null for an optional member", more: { merchantAccountId: null }, isSent: true },
    { name: "with a member that is too long", more: { merchantAccountId: "x".repeat(65) }, isSent: false },
    { name: "with a member of the wrong type", more: { merchantAccountId: 42 }, isSent: false },
  ])("$name is sent as it is, or not at all: $isSent", async ({ more, isSent }) => {
    const { fetch, sent } = fetchOf(() => signedResponse(SUCCESS));
    const outcome = await createVaultingClient({ ...options, fetch })
      .inquireVaulting({ ...request, ...more } as typeof request)
      .catch((error: unknown) => error);
    expect(sent.map(({ body }) => body)).toEqual(isSent ? [JSON.stringify({ ...request, ...more })] : []);
    if (isSent) expect(outcome).toEqual(SUCCESS);
    else expect(outcome).toMatchObject({ code: "request_invalid" });
  });
});

test.each<{ name: string; body: object; attempts: number }>([
  { name: "S", body: SUCCESS, attempts: 1 },
  { name: "S that is not final", body: PROCESSING, attempts: 1 },
  { name: "F", body: FAILED, attempts: 1 },
  { name: "U", body: UNKNOWN, attempts: 3 },
])("a verified $name is sent $attempts times, whatever odd members it has", async ({ body, attempts }) => {
  for (const more of [{}, { metadata: 1 }, { normalUrl: "" }, { added: {} }]) {
    const { sent, outcome } = await call(() => signedResponse({ ...body, ...more }));
    expect(sent).toHaveLength(attempts);
    if (body === SUCCESS || body === PROCESSING) expect(outcome).toMatchObject({ vaultingRequestId: ID });
    else expect(isVaultingError(outcome) && outcome.family).toBe("result");
  }
});

describe("retry.statusCodes", () => {
  const statuses = [400, 404, 408, 409, 425, 429, 500, 502, 503, 504, 599];
  const retried = async (statusCodes: readonly number[] | undefined) => {
    const found: number[] = [];
    for (const status of statuses) {
      const { sent } = await call(() => page(status), { ...quick, retry: { statusCodes } });
      if (sent.length > 1) found.push(status);
    }
    return found;
  };
  test.each<{ name: string; statusCodes: number[] | undefined; want: number[] }>([
    { name: "left out", statusCodes: undefined, want: [408, 429, 500, 502, 503, 504, 599] },
    { name: "some", statusCodes: [409, 503], want: [409, 503] },
    { name: "none", statusCodes: [], want: [] },
  ])("$name", async ({ statusCodes, want }) => {
    expect(await retried(statusCodes)).toEqual(want);
  });

  test("of a call win over the client's, and hold for a wait too", async () => {
    const { client, sent } = await call(() => page(409), { ...quick, retry: { statusCodes: [409] } });
    expect(sent).toHaveLength(3);
    const limits = { timeoutMs: 4_000, retry: { statusCodes: [] } };
    await expect(client.inquireVaulting(request, limits)).rejects.toMatchObject({ httpStatus: 409 });
    expect(sent).toHaveLength(4);
    await expect(client.inquireVaulting.untilFinal(request, limits)).rejects.toMatchObject({
      httpStatus: 409,
    });
    expect(sent).toHaveLength(5);
    const wait = client.inquireVaulting.untilFinal(request, { timeoutMs: 4_000 });
    await expect(wait).rejects.toMatchObject({ family: "wait", lastError: "http_status" });
  });

  test("still retry failures of the network and U", async () => {
    const retry = { statusCodes: [] };
    expect((await call(() => Promise.reject(new TypeError("down")), { ...quick, retry })).sent).toHaveLength(
      3,
    );
    expect((await call(() => signedResponse(UNKNOWN), { retry })).sent).toHaveLength(3);
  });

  test("are taken over when the client is created", async () => {
    const statusCodes = [409];
    const { client, sent } = await call(() => page(503), { ...quick, retry: { statusCodes } });
    statusCodes.push(503);
    await client.inquireVaulting(request).catch(() => {});
    expect(sent).toHaveLength(2);
  });

  test.each([[[200]], [[302]], [[99]], [[600]], [[503.5]], [["503"]], [503], ["503"], [{ 0: 503 }]])(
    "that are no HTTP errors are refused: %j",
    (statusCodes) => {
      const retry = { statusCodes: statusCodes as number[] };
      expect(() => createVaultingClient({ ...options, retry })).toThrow(
        expect.objectContaining({ code: "option_invalid", option: "retry.statusCodes" }),
      );
    },
  );
});

describe("retry.maxRetryAfterMs", () => {
  const busy = (header: string) => () => page(503, { "retry-after": header });
  test.each<{ maxRetryAfterMs: number | undefined; header: string; waits: number[] }>([
    { maxRetryAfterMs: undefined, header: "5", waits: [5_000, 5_000] },
    { maxRetryAfterMs: 4_000, header: "5", waits: [4_000, 4_000] },
    { maxRetryAfterMs: 6_000, header: "5", waits: [5_000, 5_000] },
    { maxRetryAfterMs: 4_000, header: "86400", waits: [4_000, 4_000] },
    { maxRetryAfterMs: 4_000, header: "Mon, 23 Nov 2026 12:00:09 GMT", waits: [4_000, 4_000] },
    { maxRetryAfterMs: 0, header: "5", waits: [0, 0] },
  ])("$maxRetryAfterMs, when the server says $header", async ({ maxRetryAfterMs, header, waits }) => {
    const retry = { maxRetryAfterMs };
    const called = await call(busy(header), { ...quick, random: () => 0, retry });
    expect(called.waits).toEqual(waits);
  });

  test("never shortens the wait that the client has of its own", async () => {
    const retry = { maxRetryAfterMs: 1, backoffBaseMs: 100 };
    expect((await call(busy("5"), { ...quick, random: () => 0.5, retry })).waits).toEqual([50, 100]);
  });

  test("holds for the polls of a wait too", async () => {
    const { client, waits } = await call(busy("3600"), { ...quick, random: () => 0, retry: { attempts: 1 } });
    const limits = { timeoutMs: 20_000, intervalMs: 1_000, retry: { attempts: 1, maxRetryAfterMs: 5_000 } };
    await client.inquireVaulting.untilFinal(request, limits).catch(() => {});
    expect(waits[0]).toBe(5_000);
  });

  test.each([-1, Number.NaN, "1", 2 ** 31])("that is no time is refused: %j", (maxRetryAfterMs) => {
    const retry = { maxRetryAfterMs: maxRetryAfterMs as number };
    expect(() => createVaultingClient({ ...options, retry })).toThrow(
      expect.objectContaining({ code: "option_invalid", option: "retry.maxRetryAfterMs" }),
    );
  });
});
