import type { Config } from "../config.ts";
import { ConfigurationError } from "../errors/configuration-error.ts";
import { isConfigurationError, isTransportError, isTrustError } from "../errors/guards.ts";
import { aborted, TransportError } from "../errors/transport-error.ts";
import type { CallEvidence } from "../errors/vaulting-error.ts";
import { type EventBase, nextCallId, notify } from "../events.ts";
import { parseRetryAfter } from "../http/retry-after.ts";
import { type KeyWait, keyTimeout } from "../keys/key-wait.ts";
import type { Limits } from "../limits.ts";
import { untilAborted } from "../time/until-aborted.ts";
import { within } from "../time/within.ts";
import { type AttemptConfig, attempt, type VerifiedResponse } from "./attempt.ts";
import type { Exchange } from "./exchange.ts";
import { httpStatusOf, type Outcome, resultOf, settle } from "./outcome.ts";

/** What a call takes: all of an attempt, and an observer. */
export type RetryConfig = AttemptConfig & Pick<Config, "onEvent">;

/**
 * Sends a request until a response is final or attempts run out, and signs it anew each time. It is retried after
 * network failures, time-outs, HTTP 408, 429 and 5xx, and the result `U`, signed or not; never after `F` or a
 * rejected response. Waits grow exponentially with full jitter.
 */
export async function exchangeWithRetry(
  config: RetryConfig,
  exchange: Exchange,
  limits: Limits,
  signal: AbortSignal | undefined,
): Promise<VerifiedResponse> {
  const { clock, onEvent } = config;
  const { partOf } = exchange;
  const base = { callId: partOf ?? nextCallId(), operation: exchange.id, requestId: exchange.correlation };
  const start = clock.monotonic();
  const outcome = await settle(sendRepeatedly(config, exchange, base, limits, signal));
  if (partOf === undefined)
    notify(onEvent, { type: "end", ...base, ms: clock.monotonic() - start, ...resultOf(outcome) });
  if (!("response" in outcome)) throw outcome.error;
  return outcome.response;
}

async function sendRepeatedly(
  config: RetryConfig,
  exchange: Exchange,
  base: EventBase,
  limits: Limits,
  signal: AbortSignal | undefined,
): Promise<VerifiedResponse> {
  const { clock, onEvent } = config;
  const start = clock.monotonic();
  for (let attempt = 1; ; attempt++) {
    const evidence: CallEvidence = { requestId: exchange.correlation, attempts: attempt };
    const began = clock.monotonic();
    notify(onEvent, { type: "attempt", ...base, attempt, url: exchange.endpoint.url });
    const remainingMs = limits.timeoutMs - (began - start);
    const outcome = await settle(timed(config, exchange, limits, remainingMs, evidence, signal));
    if (signal?.aborted) throw aborted(signal, evidence);
    notify(onEvent, {
      type: "response",
      ...base,
      attempt,
      ms: clock.monotonic() - began,
      httpStatus: httpStatusOf(outcome),
      ...resultOf(outcome),
    });
    const delayMs = retryDelay(outcome, attempt, limits, config);
    const remaining = limits.timeoutMs - (clock.monotonic() - start);
    if (delayMs === undefined || attempt >= limits.attempts || delayMs >= remaining) {
      if (!("response" in outcome)) throw outcome.error;
      const { response } = outcome;
      if (response.drift.length > 0) notify(onEvent, { type: "drift", ...base, violations: response.drift });
      return response;
    }
    notify(onEvent, { type: "retry", ...base, attempt, delayMs });
    await pause(clock, delayMs, signal, evidence);
  }
}

function timed(
  config: AttemptConfig,
  exchange: Exchange,
  limits: Limits,
  remainingMs: number,
  evidence: CallEvidence,
  signal: AbortSignal | undefined,
): Promise<VerifiedResponse> {
  const isLast = remainingMs <= limits.attemptTimeoutMs;
  let wait: KeyWait | undefined;
  const expired = () => {
    const error = isLast
      ? new TransportError("deadline", `The call took longer than ${limits.timeoutMs} ms.`, evidence)
      : new TransportError(
          "timeout",
          `The attempt took longer than ${limits.attemptTimeoutMs} ms.`,
          evidence,
        );
    return (wait && keyTimeout(wait, isLast ? limits.timeoutMs : limits.attemptTimeoutMs, error)) ?? error;
  };
  return within(
    config.clock,
    Math.max(0, Math.min(remainingMs, limits.attemptTimeoutMs)),
    signal,
    expired,
    (inner) => {
      wait = { signal: inner };
      return attempt(config, exchange, evidence, wait);
    },
  );
}

/** The wait before the next attempt, in milliseconds; `undefined` when there must not be one. */
function retryDelay(
  outcome: Outcome,
  attempts: number,
  limits: Limits,
  { clock }: Pick<Config, "clock">,
): number | undefined {
  const backoff = clock.random() * Math.min(limits.backoffCapMs, limits.backoffBaseMs * 2 ** (attempts - 1));
  if ("response" in outcome) return outcome.response.result.resultStatus === "U" ? backoff : undefined;
  // A key that came too late may come at the next attempt: the cause is the time-out.
  const error = isConfigurationError(outcome.error) ? outcome.error.cause : outcome.error;
  if (isTrustError(error)) return error.claimed?.resultStatus === "U" ? backoff : undefined;
  if (!isTransportError(error) || !isWorthRetrying(error, limits)) return undefined;
  return Math.max(backoff, retryAfterOf(error, limits, clock));
}

/** The wait that the `Retry-After` of a failure causes, in milliseconds. */
export function retryAfterOf(
  { retryAfter }: TransportError,
  { maxRetryAfterMs = Number.POSITIVE_INFINITY }: Pick<Limits, "maxRetryAfterMs">,
  clock: Pick<Config["clock"], "now">,
): number {
  return Math.min(parseRetryAfter(retryAfter, clock.now()) ?? 0, maxRetryAfterMs);
}

/** Whether a retry could help. */
export function isWorthRetrying(
  { code, httpStatus = 0 }: TransportError,
  { statusCodes }: Pick<Limits, "statusCodes">,
): boolean {
  if (code === "http_status")
    return (
      statusCodes?.includes(httpStatus) ?? (httpStatus === 408 || httpStatus === 429 || httpStatus >= 500)
    );
  return code === "network" || code === "timeout" || code === "body_incomplete";
}

export async function pause(
  clock: Pick<Config["clock"], "sleep">,
  ms: number,
  signal: AbortSignal | undefined,
  evidence: CallEvidence,
) {
  try {
    if (!signal?.aborted) await untilAborted(signal, () => clock.sleep(ms, signal));
  } catch (cause) {
    if (!signal?.aborted) {
      const message = "It rejected although no signal aborted; the cause says why.";
      throw new ConfigurationError("option_invalid", "sleep", message, { cause });
    }
  }
  if (signal?.aborted) throw aborted(signal, evidence);
}
