import { describe, expect, test } from "vitest";
import { createVaultingClient, type VaultingEvent } from "../src/index.ts";
import {
  FAILED,
  fetchOf,
  ID,
  options,
  PROCESSING,
  SUCCESS,
  signedResponse,
  UNKNOWN,
  withHeaders,
} from "./support/gateway.ts";

type Responses = readonly (() => Response | Promise<Response>)[];

/** A client that records its events. */
function observed(responses: Responses, changes: object = {}) {
  const events: VaultingEvent[] = [];
  const { fetch } = fetchOf(...responses);
  const onEvent = (event: VaultingEvent) => void events.push(event);
  return { events, client: createVaultingClient({ ...options, fetch, onEvent, ...changes }) };
}

const request = { vaultingRequestId: ID };
const unsigned = { signature: null, "response-time": null };
const networkFailure = () => Promise.reject(new TypeError("fetch failed"));

describe("the last event of a call says how it ended", () => {
  const verified = { httpStatus: 200, error: undefined };
  const notVerified = { resultStatus: undefined, resultCode: undefined };
  const rows = [
    { name: "S", responses: [() => signedResponse(SUCCESS)], want: { resultStatus: "S", ...verified } },
    {
      name: "F",
      responses: [() => signedResponse(FAILED)],
      want: { resultStatus: "F", resultCode: FAILED.result.resultCode, ...verified },
    },
    {
      name: "U until the last attempt",
      responses: [() => signedResponse(UNKNOWN)],
      want: { resultStatus: "U", resultCode: UNKNOWN.result.resultCode, ...verified },
    },
    {
      name: "no response",
      responses: [networkFailure],
      want: { ...notVerified, httpStatus: undefined, error: "network" },
    },
    {
      name: "an HTTP status",
      responses: [() => new Response("", { status: 503 })],
      want: { ...notVerified, httpStatus: 503, error: "http_status" },
    },
    {
      name: "a redirect",
      responses: [() => new Response(null, { status: 302, headers: { location: "/" } })],
      want: { ...notVerified, httpStatus: 302, error: "redirect" },
    },
    {
      name: "a body that is too large",
      responses: [() => signedResponse("x".repeat(2 ** 20 + 1))],
      want: { ...notVerified, httpStatus: 200, error: "body_too_large" },
    },
    {
      name: "an unsigned failure: what it claims is in no event",
      responses: [() => withHeaders(signedResponse(FAILED), unsigned)],
      want: { ...notVerified, httpStatus: 200, error: "unsigned_failure" },
    },
    {
      name: "a verified response that does not fit the contract",
      responses: [() => signedResponse("[]")],
      want: { ...notVerified, httpStatus: 200, error: expect.stringMatching(/^\w+_invalid$/) },
    },
    {
      name: "a signing function that fails",
      responses: [],
      changes: { privateKey: async (_: Uint8Array) => Promise.reject(new Error("down")) },
      want: { ...notVerified, httpStatus: undefined, error: "key_unavailable" },
    },
  ];
  test.each(rows)("$name", async ({ responses, changes, want }) => {
    const { httpStatus, ...outcome } = want;
    const { client, events } = observed(responses, changes);
    const calls = [
      () => client.inquireVaulting(request),
      () => client.raw.POST("/v1/vaults/inquireVaulting", { body: request }),
    ];
    for (const call of calls) {
      await Promise.resolve(call()).catch(() => {});
      const [response, end] = events.splice(0).slice(-2);
      expect(response).toMatchObject({ type: "response", httpStatus, ...outcome });
      expect(end).toMatchObject({ type: "end", ...outcome });
    }
  });

  test.each(["response", "retry"] as const)("aborted at the event before a %s", async (type) => {
    const controller = new AbortController();
    const events: VaultingEvent[] = [];
    const { fetch } = fetchOf(() => signedResponse(UNKNOWN));
    const client = createVaultingClient({
      ...options,
      fetch,
      onEvent(event) {
        events.push(event);
        if (event.type === (type === "retry" ? "retry" : "attempt")) controller.abort();
      },
    });
    await expect(client.inquireVaulting(request, { signal: controller.signal })).rejects.toThrow(/abort/);
    expect(events.at(-1)).toMatchObject({ type: "end", error: "aborted", ...notVerified });
  });

  test("a call that is refused before its first attempt has no events", async () => {
    const { client, events } = observed([() => signedResponse(SUCCESS)]);
    await expect(client.inquireVaulting({ vaultingRequestId: "" })).rejects.toThrow();
    await expect(client.inquireVaulting.untilFinal({ vaultingRequestId: "" })).rejects.toThrow();
    expect(events).toEqual([]);
  });
});

describe("a wait is one call", () => {
  const ends = (events: readonly VaultingEvent[]) => events.filter(({ type }) => type === "end");

  test.each([
    {
      name: "a final state",
      responses: [PROCESSING, SUCCESS],
      want: { resultStatus: "S", error: undefined },
    },
    {
      name: "F",
      responses: [PROCESSING, { result: { ...FAILED.result, resultCode: "NEW" } }],
      want: { resultStatus: "F", resultCode: "NEW", error: "failed" },
    },
    {
      name: "no final state in time",
      responses: [PROCESSING],
      want: { resultStatus: "S", error: "not_final" },
    },
    {
      name: "a failed last poll",
      responses: [PROCESSING, undefined],
      want: { resultStatus: undefined, error: "not_final" },
    },
  ])("$name: one end, and the number of the call on every event", async ({ responses, want }) => {
    let time = 0;
    const { client, events } = observed(
      responses.map((body) => (body ? () => signedResponse(body) : networkFailure)),
      { monotonic: () => time, sleep: async (ms: number) => void (time += ms), retry: { attempts: 1 } },
    );
    await client.inquireVaulting.untilFinal(request, { timeoutMs: 9_000 }).catch(() => {});
    expect(new Set(events.map(({ callId }) => callId)).size).toBe(1);
    expect(events.filter(({ type }) => type === "poll").length).toBeGreaterThan(0);
    expect(ends(events)).toEqual([expect.objectContaining({ ...want, ms: time })]);
    expect(events.at(-1)?.type).toBe("end");
  });

  test("aborted between two polls", async () => {
    const controller = new AbortController();
    const { client, events } = observed([() => signedResponse(PROCESSING)], {
      sleep: async () => controller.abort(),
    });
    const wait = client.inquireVaulting.untilFinal(request, { signal: controller.signal });
    await expect(wait).rejects.toThrow(/abort/);
    expect(ends(events)).toEqual([expect.objectContaining({ error: "aborted" })]);
  });
});

test("events of concurrent calls are told apart by callId, also for one request id and several clients", async () => {
  const { client, events } = observed([networkFailure, networkFailure, () => signedResponse(SUCCESS)]);
  const other = createVaultingClient({
    ...options,
    fetch: fetchOf(
      () => signedResponse(PROCESSING),
      () => signedResponse(SUCCESS),
    ).fetch,
    onEvent: (event) => events.push(event),
  });
  await Promise.all([
    client.inquireVaulting(request),
    client.inquireVaulting(request),
    client.raw.POST("/v1/vaults/inquireVaulting", { body: request }),
    other.inquireVaulting.untilFinal(request),
  ]);
  const callIds = new Set(events.map(({ callId }) => callId));
  expect(callIds.size).toBe(4);
  for (const callId of callIds) {
    const own = events.filter((event) => event.callId === callId);
    expect(Number.isSafeInteger(callId) && callId > 0).toBe(true);
    expect([own[0]?.type, own.at(-1)?.type]).toEqual(["attempt", "end"]);
    expect(own.filter(({ type }) => type === "end")).toHaveLength(1);
  }
});
