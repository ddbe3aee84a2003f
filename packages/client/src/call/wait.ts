import type { Config } from "../config.ts";
import { isObject } from "../contract/check.ts";
import type { OperationDescription } from "../contract/operation.ts";
import type { Result } from "../contract/result.ts";
import { isResultError, isTransportError, isTrustError, isVaultingError } from "../errors/guards.ts";
import type { VaultingError } from "../errors/vaulting-error.ts";
import { WaitError } from "../errors/wait-error.ts";
import { type EventBase, nextCallId, notify } from "../events.ts";
import { type Limits, readLimits, readWait, type WaitLimits } from "../limits.ts";
import type { WaitOptions } from "../options.ts";
import { createStopwatch, type Stopwatch } from "../time/stopwatch.ts";
import { checkSignal } from "../trusted-fetch/check-signal.ts";
import { codeOf } from "../trusted-fetch/outcome.ts";
import { isWorthRetrying, pause, retryAfterOf } from "../trusted-fetch/retry.ts";
import { type CheckedRequest, checkRequest } from "./check-request.ts";
import type { CallOperation } from "./method.ts";

/** An operation with states, and how to call it once. */
export interface Pollable {
  id: string;
  operation: OperationDescription;
  polling: NonNullable<OperationDescription["polling"]>;
  call: CallOperation;
}

/** The minimum time for a poll, in milliseconds: the last one begins this long before the deadline. */
const LAST_TRY_MS = 2_000;

/**
 * Polls until the state is final. Intervals grow by half each time, with jitter. A state that is newer than the contract
 * is not final, and is polled at the longest interval.
 *
 * @throws {WaitError} when the time is over; besides what a call throws, except for failures that pass
 */
export async function waitUntilFinal(
  config: Pick<Config, "clock" | "onEvent" | "limits" | "wait">,
  pollable: Pollable,
  request: unknown,
  options: WaitOptions<unknown> = {},
): Promise<unknown> {
  const { id, operation } = pollable;
  const wait = readWait(options, config.wait);
  // `timeoutMs` of the options is the one of the wait.
  const limits = readLimits({ ...options, timeoutMs: undefined }, config.limits);
  checkSignal(options.signal);
  const checked = checkRequest(operation, request);
  const base = { callId: nextCallId(), operation: id, requestId: checked.correlation };
  const progress: Progress = { watch: createStopwatch(config.clock), attempts: 0, lastResult: undefined };
  const notifyEnd = (error?: string) => {
    const { resultStatus, resultCode } = progress.lastResult ?? {};
    const ms = progress.watch.elapsed();
    notify(config.onEvent, { type: "end", ...base, ms, resultStatus, resultCode, error });
  };
  try {
    const response = await poll(config, progress, base, pollable, checked, wait, limits, options);
    notifyEnd();
    return response;
  } catch (error) {
    notifyEnd(codeOf(error));
    throw error;
  }
}

/** How far a wait has come. */
interface Progress {
  readonly watch: Stopwatch;
  /** Number of attempts of all polls so far. */
  attempts: number;
  /** The result of the last poll, where it was verified. */
  lastResult: Pick<Result, "resultStatus" | "resultCode"> | undefined;
}

async function poll(
  { clock, onEvent }: Pick<Config, "clock" | "onEvent">,
  progress: Progress,
  base: EventBase,
  { operation, polling, call }: Pollable,
  request: CheckedRequest,
  wait: WaitLimits,
  limits: Limits,
  { signal, onUpdate }: WaitOptions<unknown>,
): Promise<unknown> {
  const { watch } = progress;
  let intervalMs = Math.min(wait.intervalMs, wait.intervalCapMs);
  let lastResponse: unknown;
  let lastError: VaultingError | undefined;

  for (let polls = 1; ; polls++) {
    const remainingMs = wait.timeoutMs - watch.elapsed();
    const timeoutMs = Math.max(1, Math.min(remainingMs, limits.timeoutMs));
    let state: string | undefined;
    try {
      const { data: response, ...made } = await call(request, { ...limits, timeoutMs }, signal, base.callId);
      progress.attempts += made.attempts;
      progress.lastResult = made.result;
      const value = isObject(response) ? response[polling.field] : undefined;
      state = typeof value === "string" ? value : undefined;
      if (state !== undefined && polling.final.includes(state)) return response;
      lastResponse = response;
      lastError = undefined;
      notify(onUpdate, response);
    } catch (error) {
      if (isVaultingError(error)) progress.attempts += error.attempts;
      progress.lastResult = isResultError(error) ? error : undefined;
      if (!isTemporary(error, limits, operation, watch.elapsed() < wait.graceMs)) throw error;
      lastError = error;
    }
    const elapsedMs = watch.elapsed();
    const isNewState = state !== undefined && !polling.pending.includes(state);
    const interval = jitter(isNewState ? wait.intervalCapMs : intervalMs, clock.random());
    const retryAfterMs = isTransportError(lastError) ? retryAfterOf(lastError, limits, clock) : 0;
    const delayMs = fit(Math.max(interval, retryAfterMs), wait.timeoutMs - elapsedMs);
    const evidence = { requestId: base.requestId, attempts: progress.attempts };
    if (delayMs === undefined)
      throw new WaitError({ ...evidence, polls, elapsedMs, lastResponse, lastError });
    notify(onEvent, { type: "poll", ...base, polls, state, delayMs });
    await pause(watch, delayMs, signal, evidence);
    intervalMs = Math.min(intervalMs * 1.5, wait.intervalCapMs);
  }
}

/** Between half and the whole of the interval, so that many waiters do not poll in step. */
function jitter(intervalMs: number, random: number): number {
  return intervalMs * (0.5 + random / 2);
}

/** The delay, or a shorter one that leaves time for a last try; `undefined` when there is no time for one. */
function fit(delayMs: number, remainingMs: number): number | undefined {
  if (remainingMs - delayMs >= LAST_TRY_MS) return delayMs;
  return remainingMs > LAST_TRY_MS ? remainingMs - LAST_TRY_MS : undefined;
}

/** Whether a failure may pass: the network, a U, or an id that was created a moment ago. */
function isTemporary(
  error: unknown,
  limits: Limits,
  operation: OperationDescription,
  isInGrace: boolean,
): error is VaultingError {
  if (!isVaultingError(error)) return false;
  if (isTransportError(error)) return isWorthRetrying(error, limits) || error.code === "deadline";
  if (isTrustError(error)) return error.claimed?.resultStatus === "U";
  if (!isResultError(error)) return false;
  return error.resultStatus === "U" || (isInGrace && error.resultCode === operation.correlationUnknown);
}
