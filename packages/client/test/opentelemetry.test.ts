import { context, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createSpanRecorder, type SpanRecorderOptions } from "../recipes/opentelemetry.ts";
import { createVaultingClient } from "../src/index.ts";
import {
  BASE_URL,
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

const request = { vaultingRequestId: ID };
const networkFailure = () => Promise.reject(new TypeError("fetch failed"));

/** A client whose spans are kept in memory. */
function traced(
  responses: (() => Response | Promise<Response>)[],
  { recorder, ...changes }: { recorder?: SpanRecorderOptions; [option: string]: unknown } = {},
) {
  const exporter = new InMemorySpanExporter();
  const provider = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] });
  const tracer = provider.getTracer("test");
  const onEvent = createSpanRecorder(tracer, recorder);
  const client = createVaultingClient({
    ...options,
    fetch: fetchOf(...responses).fetch,
    onEvent,
    ...changes,
  });
  /** The finished spans, each as what a backend would show of it. */
  const spans = () =>
    exporter.getFinishedSpans().map((span) => ({
      id: span.spanContext().spanId,
      parent: span.parentSpanContext?.spanId,
      name: span.name,
      kind: span.kind,
      attributes: span.attributes,
      isError: span.status.code === SpanStatusCode.ERROR,
      events: span.events.map(({ name, attributes }) => ({ name, attributes })),
      ended: span.ended,
    }));
  return { client, tracer, spans };
}

const http = {
  "http.request.method": "POST",
  "server.address": "gateway.test",
  "server.port": 443,
  "url.full": `${BASE_URL}/v1/vaults/inquireVaulting`,
};
const ok = { "http.response.status_code": 200 };
const resultOf = ({ result }: typeof SUCCESS | typeof FAILED) => ({
  "ams.result.status": result.resultStatus,
  "ams.result.code": result.resultCode,
});

describe("a span for the call, and below it one for each attempt", () => {
  const rows = [
    {
      name: "success after a failure and a U",
      responses: [networkFailure, () => signedResponse(UNKNOWN), () => signedResponse(SUCCESS)],
      attempts: [
        { "error.type": "network" },
        { ...ok, ...resultOf(UNKNOWN), "http.request.resend_count": 1 },
        { ...ok, ...resultOf(SUCCESS), "http.request.resend_count": 2 },
      ],
      call: resultOf(SUCCESS),
      events: ["retry", "retry"],
    },
    {
      name: "F",
      responses: [() => signedResponse(FAILED)],
      attempts: [{ ...ok, ...resultOf(FAILED) }],
      call: { ...resultOf(FAILED), "error.type": FAILED.result.resultCode },
      events: [],
    },
    {
      name: "an HTTP status",
      responses: [() => new Response("", { status: 404 })],
      attempts: [{ "http.response.status_code": 404, "error.type": "404" }],
      call: { "error.type": "http_status" },
      events: [],
    },
    {
      name: "a response that was rejected: what it says is not recorded",
      responses: [() => withHeaders(signedResponse(SUCCESS), { "client-id": "OTHER" })],
      attempts: [{ ...ok, "error.type": "client_id_mismatch" }],
      call: { "error.type": "client_id_mismatch" },
      events: [],
    },
    {
      name: "drift",
      responses: [() => signedResponse({ ...SUCCESS, added: "x" })],
      attempts: [{ ...ok, ...resultOf(SUCCESS) }],
      call: resultOf(SUCCESS),
      events: ["drift"],
    },
  ];
  test.each(rows)("$name", async ({ responses, attempts, call, events }) => {
    const { client, spans } = traced(responses);
    await client.inquireVaulting(request).catch(() => {});
    const all = spans();
    const parent = all.at(-1);
    expect(all.slice(0, -1)).toEqual(
      attempts.map((attributes) => ({
        id: expect.any(String),
        parent: parent?.id,
        name: "POST /ams/sandbox/api/v1/vaults/inquireVaulting",
        kind: SpanKind.CLIENT,
        attributes: { ...http, ...attributes },
        isError: "error.type" in attributes,
        events: [],
        ended: true,
      })),
    );
    expect(parent).toMatchObject({
      parent: undefined,
      name: "inquireVaulting",
      kind: SpanKind.INTERNAL,
      isError: "error.type" in call,
    });
    expect(parent?.attributes).toEqual({ "ams.operation": "inquireVaulting", ...call });
    expect(parent?.events.map(({ name }) => name)).toEqual(events);
  });

  test("a wait is one call, and its polls are events", async () => {
    const { client, spans } = traced([() => signedResponse(PROCESSING), () => signedResponse(SUCCESS)]);
    await client.inquireVaulting.untilFinal(request);
    const [first, second, call, ...rest] = spans();
    expect([rest, first?.parent, second?.parent]).toEqual([[], call?.id, call?.id]);
    expect(call?.events).toEqual([
      {
        name: "poll",
        attributes: { "ams.polls": 1, "ams.delay_ms": 2250, "ams.state": PROCESSING.vaultingStatus },
      },
    ]);
  });

  test.each([
    { url: "http://127.0.0.1:4010/api", address: "127.0.0.1", port: 4010 },
    { url: "http://localhost/api", address: "localhost", port: 80 },
    { url: "http://[::1]:4010/api", address: "::1", port: 4010 },
  ])("the server of $url", async ({ url, address, port }) => {
    const { client, spans } = traced([networkFailure], { baseUrl: url });
    await client.inquireVaulting(request).catch(() => {});
    expect(spans()[0]?.attributes).toMatchObject({ "server.address": address, "server.port": port });
  });

  test("an aborted call leaves no span open", async () => {
    const controller = new AbortController();
    const { client, spans } = traced([
      () => {
        controller.abort();
        return new Promise(() => {});
      },
    ]);
    await client.inquireVaulting(request, { signal: controller.signal }).catch(() => {});
    expect(spans()).toMatchObject([
      { kind: SpanKind.CLIENT, isError: true, attributes: { "error.type": "aborted" } },
      { name: "inquireVaulting", isError: true, attributes: { "error.type": "aborted" } },
    ]);
  });
});

test("concurrent calls with one request id: each attempt is below its own call", async () => {
  const { client, spans } = traced([networkFailure, networkFailure, () => signedResponse(SUCCESS)]);
  await Promise.all(Array.from({ length: 8 }, () => client.inquireVaulting(request)));
  const all = spans();
  const calls = all.filter(({ kind }) => kind === SpanKind.INTERNAL);
  expect(calls).toHaveLength(8);
  for (const { id, events } of calls) {
    const attempts = all.filter(({ parent }) => parent === id);
    expect(attempts).toHaveLength(events.length + 1);
    expect(attempts.map(({ attributes }) => attributes["http.request.resend_count"])).toEqual(
      attempts.map((_, index) => (index === 0 ? undefined : index)),
    );
  }
  expect(all).toHaveLength(10 + 8);
});

describe("with a context manager", () => {
  // OpenTelemetry has one for a process; it is taken back.
  beforeAll(() => void context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable()));
  afterAll(() => context.disable());

  test("a call is below the span that is active where it begins", async () => {
    const { client, tracer, spans } = traced([() => signedResponse(SUCCESS)]);
    const orders = ["first", "second"].map((name) => tracer.startSpan(name));
    await Promise.all(
      orders.map((order) =>
        context.with(trace.setSpan(context.active(), order), () => client.inquireVaulting(request)),
      ),
    );
    const parents = spans().filter(({ kind }) => kind === SpanKind.INTERNAL);
    // Spans come in the order in which they end, and either call may end first.
    expect(parents.map(({ parent }) => parent).toSorted()).toEqual(
      orders.map((order) => order.spanContext().spanId).toSorted(),
    );
  });
});

describe("what spans hold", () => {
  const secret = "SECRETq7";
  const responses = [
    networkFailure,
    () => signedResponse({ ...SUCCESS, added: secret, paymentMethodDetail: { card: { cardToken: secret } } }),
  ];

  test.each([
    { recorder: {}, want: undefined },
    { recorder: { hasRequestId: false }, want: undefined },
    { recorder: { hasRequestId: true }, want: ID },
  ])("$recorder: no secret, and the request id $want", async ({ recorder, want }) => {
    const { client, spans } = traced(responses, { recorder });
    await client.inquireVaulting(request);
    const all = spans();
    expect(all.map(({ attributes }) => attributes["ams.request_id"])).toEqual([undefined, undefined, want]);
    const text = JSON.stringify(all);
    expect(text.includes(ID)).toBe(want !== undefined);
    for (const part of [secret, options.privateKey.slice(64, 96), options.clientId])
      expect(text).not.toContain(part);
  });
});
