import { invalidOption } from "./errors/configuration-error.ts";
import { checkOptionNames, retryOptions } from "./option-names.ts";
import type { RetryOptions, WaitLimitOptions } from "./options.ts";

/** What a call can override. */
export interface Limits {
  timeoutMs: number;
  attemptTimeoutMs: number;
  attempts: number;
  backoffBaseMs: number;
  backoffCapMs: number;
  /** `undefined`: 408, 429 and every 5xx. */
  statusCodes: readonly number[] | undefined;
  /** `undefined`: no limit. */
  maxRetryAfterMs: number | undefined;
}

/** What a wait can override. */
export type WaitLimits = { [Name in keyof WaitLimitOptions]-?: number };

/** The limits of a call; those of the client where the call has none. */
export function readLimits(
  options: {
    timeoutMs?: number | undefined;
    attemptTimeoutMs?: number | undefined;
    retry?: RetryOptions | undefined;
  },
  fallback: Limits,
): Limits {
  checkOptionNames(options.retry, retryOptions, "retry");
  const retry = options.retry ?? {};
  const attempts = positive(retry.attempts ?? fallback.attempts, "retry.attempts");
  if (!Number.isInteger(attempts))
    throw invalidOption("retry.attempts", "It must be a whole number of attempts: 1, 2, 3 …");
  return {
    timeoutMs: positive(options.timeoutMs ?? fallback.timeoutMs, "timeoutMs"),
    attemptTimeoutMs: positive(options.attemptTimeoutMs ?? fallback.attemptTimeoutMs, "attemptTimeoutMs"),
    attempts,
    backoffBaseMs: positive(retry.backoffBaseMs ?? fallback.backoffBaseMs, "retry.backoffBaseMs"),
    backoffCapMs: positive(retry.backoffCapMs ?? fallback.backoffCapMs, "retry.backoffCapMs"),
    statusCodes: readStatusCodes(retry.statusCodes) ?? fallback.statusCodes,
    maxRetryAfterMs: zeroOr(retry.maxRetryAfterMs, "retry.maxRetryAfterMs") ?? fallback.maxRetryAfterMs,
  };
}

/** The limits of a wait; those of the client where the call has none. */
export function readWait(options: WaitLimitOptions | undefined, fallback: WaitLimits): WaitLimits {
  const { timeoutMs, intervalMs, intervalCapMs, graceMs } = options ?? {};
  return {
    timeoutMs: positive(timeoutMs ?? fallback.timeoutMs, "wait.timeoutMs"),
    intervalMs: positive(intervalMs ?? fallback.intervalMs, "wait.intervalMs"),
    intervalCapMs: positive(intervalCapMs ?? fallback.intervalCapMs, "wait.intervalCapMs"),
    graceMs: zeroOr(graceMs, "wait.graceMs") ?? fallback.graceMs,
  };
}

function readStatusCodes(codes: unknown): readonly number[] | undefined {
  if (codes === undefined || codes === null) return undefined;
  const isError = (code: unknown) => Number.isInteger(code) && Number(code) >= 400 && Number(code) <= 599;
  if (Array.isArray(codes) && codes.every(isError)) return [...codes];
  throw invalidOption("retry.statusCodes", "It must be an array of HTTP statuses from 400 to 599.");
}

function zeroOr(value: number | undefined | null, option: string): number | undefined {
  if (value === undefined || value === null) return undefined;
  return value === 0 ? 0 : positive(value, option);
}

/** A number above 0 that a timer can take. @throws {ConfigurationError} */
export function positive(value: number, option: string): number {
  if (typeof value === "number" && value > 0 && value < 2 ** 31) return value;
  throw invalidOption(option, "It must be a number above 0 and below 2147483648 (the longest timer).");
}
