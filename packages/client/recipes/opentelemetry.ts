// Traces with OpenTelemetry: a span for each call, and below it a span for each attempt.
//
//   const onEvent = createSpanRecorder(trace.getTracer("checkout"));
//   const client = createVaultingClient({ ...options, onEvent });
//
// A wait with `untilFinal` is one call, so one span. The span of a call is below the span that is active when the call
// begins. Spans hold no key, no card, no body, and no request id unless you choose so. If you instrument `fetch` too, it
// adds spans of its own for the same requests.
import type { AttemptEvent, EndEvent, ResponseEvent, VaultingEvent } from "@ams-vaulting/client";
import {
  type Attributes,
  context,
  type Span,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from "@opentelemetry/api";

export interface SpanRecorderOptions {
  /** Whether the span of a call has the request id, as `ams.request_id`. Default `false`. */
  hasRequestId?: boolean;
}

/** A call that has not ended, and its attempt that has not ended. */
interface OpenCall {
  span: Span;
  attempt?: Span | undefined;
}

/** Makes an `onEvent` that records spans. Several clients may have the same one. */
export function createSpanRecorder(
  tracer: Tracer,
  { hasRequestId = false }: SpanRecorderOptions = {},
): (event: VaultingEvent) => void {
  const calls = new Map<number, OpenCall>();

  function startCall({ callId, operation, requestId }: AttemptEvent): OpenCall {
    const attributes: Attributes = {
      "ams.operation": operation,
      ...(hasRequestId && requestId !== undefined && { "ams.request_id": requestId }),
    };
    const call = { span: tracer.startSpan(operation, { attributes }) };
    calls.set(callId, call);
    return call;
  }

  return (event) => {
    const call = calls.get(event.callId) ?? (event.type === "attempt" ? startCall(event) : undefined);
    if (!call) return;
    switch (event.type) {
      case "attempt":
        call.attempt = startAttempt(tracer, call.span, event);
        break;
      case "response":
        call.attempt?.setAttributes(responseAttributes(event));
        endSpan(call.attempt, errorTypeOf(event));
        call.attempt = undefined;
        break;
      case "retry":
        call.span.addEvent("retry", { "ams.attempt": event.attempt, "ams.delay_ms": event.delayMs });
        break;
      case "poll":
        call.span.addEvent("poll", {
          "ams.polls": event.polls,
          "ams.delay_ms": event.delayMs,
          ...(event.state !== undefined && { "ams.state": event.state }),
        });
        break;
      case "drift":
        call.span.addEvent("drift", {
          "ams.violations": event.violations.map(({ path, rule }) => `${path} ${rule}`),
        });
        break;
      case "end":
        // An attempt that was aborted has no response.
        endSpan(call.attempt, event.error);
        call.span.setAttributes(resultAttributes(event));
        endSpan(call.span, event.error ?? (event.resultStatus === "S" ? undefined : event.resultCode));
        calls.delete(event.callId);
    }
  };
}

/** By the semantic conventions for HTTP clients. */
function startAttempt(tracer: Tracer, call: Span, { url, attempt }: AttemptEvent): Span {
  const { hostname, port, protocol, pathname } = new URL(url);
  const attributes: Attributes = {
    "http.request.method": "POST",
    "server.address": hostname.replace(/^\[|\]$/g, ""),
    "server.port": Number(port) || (protocol === "https:" ? 443 : 80),
    "url.full": url,
    ...(attempt > 1 && { "http.request.resend_count": attempt - 1 }),
  };
  const options = { kind: SpanKind.CLIENT, attributes };
  return tracer.startSpan(`POST ${pathname}`, options, trace.setSpan(context.active(), call));
}

function responseAttributes(event: ResponseEvent): Attributes {
  const { httpStatus } = event;
  return {
    ...resultAttributes(event),
    ...(httpStatus !== undefined && { "http.response.status_code": httpStatus }),
  };
}

/** The result of a verified response. */
function resultAttributes({ resultStatus, resultCode }: ResponseEvent | EndEvent): Attributes {
  if (resultStatus === undefined || resultCode === undefined) return {};
  return { "ams.result.status": resultStatus, "ams.result.code": resultCode };
}

/** The conventions want the status itself where it is the error. */
function errorTypeOf({ error, httpStatus }: ResponseEvent): string | undefined {
  return error === "http_status" ? String(httpStatus) : error;
}

function endSpan(span: Span | undefined, errorType: string | undefined): void {
  if (errorType !== undefined)
    span?.setAttribute("error.type", errorType).setStatus({ code: SpanStatusCode.ERROR });
  span?.end();
}
