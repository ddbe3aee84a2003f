import type { Violation } from "./contract/check.ts";
import type { ResultStatus } from "./contract/operation.ts";

/** What every event has: its call. */
export interface EventBase {
  /**
   * The number of the call, unique in this process: every event of one call has it, and no event of another. A wait with
   * `untilFinal` is one call, however often it polls.
   */
  callId: number;
  /** The operation's id in the contract. */
  operation: string;
  /** The id of the request, as given by the caller. */
  requestId: string | undefined;
}

/** A request is about to be sent. */
export interface AttemptEvent extends EventBase {
  type: "attempt";
  /** 1 for the first. */
  attempt: number;
  /** Where it is sent: the base URL and the path of the operation. It has no credentials and no query. */
  url: string;
}
/** A verified response arrived, or an attempt failed. */
export interface ResponseEvent extends EventBase {
  type: "response";
  attempt: number;
  /** Milliseconds since the attempt began. */
  ms: number;
  /** The status of a verified response. */
  resultStatus: ResultStatus | undefined;
  /** The result code of a verified response. */
  resultCode: string | undefined;
  /** The HTTP status, where a response arrived. */
  httpStatus: number | undefined;
  /** The code of the error, when the attempt failed. */
  error: string | undefined;
}
/** The request will be sent again. */
export interface RetryEvent extends EventBase {
  type: "retry";
  /** The attempt that failed. */
  attempt: number;
  delayMs: number;
}
/** `untilFinal` received a response that is not final, and will poll again. */
export interface PollEvent extends EventBase {
  type: "poll";
  /** Number of polls made so far. */
  polls: number;
  /** The state, where the response has one. */
  state: string | undefined;
  delayMs: number;
}
/**
 * A verified response differs from the contract: it has something newer, which was kept, or an optional member that does
 * not fit, which was left out. Nothing failed.
 */
export interface DriftEvent extends EventBase {
  type: "drift";
  /** By path and rule, without values. */
  violations: readonly Violation[];
}

/**
 * A call ended: the last event of each call, also where it was aborted. A call that is refused before its first attempt
 * has no events.
 */
export interface EndEvent extends EventBase {
  type: "end";
  /** Milliseconds since the call began, waits included. */
  ms: number;
  /** The status of the last response, where it was verified. */
  resultStatus: ResultStatus | undefined;
  /** The result code of the last response, where it was verified. */
  resultCode: string | undefined;
  /** The code of the error, when the call ended without a verified response, or a wait without a final state. */
  error: string | undefined;
}

/** What a client does, for logs, metrics and traces. No event holds a key, a signature, a card or a body. */
export type VaultingEvent = AttemptEvent | ResponseEvent | RetryEvent | PollEvent | DriftEvent | EndEvent;

let lastCallId = 0;

/** Counted for all clients of the process, because several may have the same observer. */
export function nextCallId(): number {
  return ++lastCallId;
}

/** Tells an observer, whose failures are its own: they must not change the outcome of a call, nor end the process. */
export function notify<Event = VaultingEvent>(
  observer: ((event: Event) => void) | undefined,
  event: Event,
): void {
  try {
    const result: unknown = observer?.(event);
    // An async observer is a function of void, too. Its promise may be of another realm, or only look like one.
    Promise.resolve(result).catch(() => {});
  } catch {
    // Nobody is there to be told; a call that reports to a broken logger still has to end rightly.
  }
}
