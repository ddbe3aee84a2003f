import type { Config, Limits } from "../config.ts";
import { isTransportError, isTrustError } from "../errors/guards.ts";
import { TransportError } from "../errors/transport-error.ts";
import type { CallEvidence } from "../errors/vaulting-error.ts";
import { parseRetryAfter } from "../http/retry-after.ts";
import { within } from "../time/within.ts";
import { type Answer, attempt, type Exchange } from "./attempt.ts";

/**
 * Sends a request until there is an answer that is worth keeping, and re-signs it each time. It is sent again after
 * network failures, time-outs, HTTP 408, 429 and 5xx, and the result `U`, signed or not; never after `F` or a
 * rejected answer. Waits grow exponentially with full jitter.
 */
export async function exchangeWithRetry(
  config: Config,
  exchange: Exchange,
  limits: Limits,
  signal: AbortSignal | undefined,
): Promise<Answer> {
  const { clock } = config;
  const start = clock.monotonic();
  for (let attempts = 1; ; attempts++) {
    const evidence: CallEvidence = { requestId: exchange.correlation, attempts };
    const left = limits.timeoutMs - (clock.monotonic() - start);
    let outcome: { answer: Answer } | { error: unknown };
    try {
      outcome = { answer: await timed(config, exchange, limits, left, evidence, signal) };
    } catch (error) {
      outcome = { error };
    }
    if (signal?.aborted) throw aborted(signal, evidence);
    const wait = retryDelay(outcome, attempts, limits, config);
    const remaining = limits.timeoutMs - (clock.monotonic() - start);
    if (wait === undefined || attempts >= limits.attempts || wait >= remaining) {
      if ("answer" in outcome) return outcome.answer;
      throw outcome.error;
    }
    await pause(clock, wait, signal, evidence);
  }
}

function timed(
  config: Config,
  exchange: Exchange,
  limits: Limits,
  left: number,
  evidence: CallEvidence,
  signal: AbortSignal | undefined,
): Promise<Answer> {
  const last = left <= limits.attemptTimeoutMs;
  const expired = () =>
    last
      ? new TransportError("deadline", `The call took longer than ${limits.timeoutMs} ms.`, evidence)
      : new TransportError(
          "timeout",
          `The attempt took longer than ${limits.attemptTimeoutMs} ms.`,
          evidence,
        );
  return within(
    config.clock,
    Math.max(0, Math.min(left, limits.attemptTimeoutMs)),
    signal,
    expired,
    (inner) => attempt(config, exchange, evidence, inner),
  );
}

/** How long to wait before the next attempt; `undefined` when there must not be one. */
function retryDelay(
  outcome: { answer: Answer } | { error: unknown },
  attempts: number,
  limits: Limits,
  { clock }: Config,
): number | undefined {
  const backoff = clock.random() * Math.min(limits.backoffCapMs, limits.backoffBaseMs * 2 ** (attempts - 1));
  if ("answer" in outcome) return outcome.answer.result.resultStatus === "U" ? backoff : undefined;
  const { error } = outcome;
  if (isTrustError(error)) return error.claimed?.resultStatus === "U" ? backoff : undefined;
  if (!isTransportError(error) || !isWorthRetrying(error)) return undefined;
  return Math.max(backoff, parseRetryAfter(error.retryAfter, clock.now()) ?? 0);
}

function isWorthRetrying({ code, httpStatus = 0 }: TransportError): boolean {
  if (code === "http_status") return httpStatus === 408 || httpStatus === 429 || httpStatus >= 500;
  return code === "network" || code === "timeout" || code === "body_incomplete";
}

async function pause(
  clock: Config["clock"],
  ms: number,
  signal: AbortSignal | undefined,
  evidence: CallEvidence,
) {
  try {
    await clock.sleep(ms, signal ?? new AbortController().signal);
  } catch (error) {
    if (signal?.aborted) throw aborted(signal, evidence);
    throw error;
  }
}

function aborted(signal: AbortSignal, evidence: CallEvidence): TransportError {
  return new TransportError("aborted", "The call was aborted by its signal.", evidence, {
    cause: signal.reason,
  });
}
