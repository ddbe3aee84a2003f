import {
  isContractError,
  isResultError,
  isTransportError,
  isTrustError,
  isVaultingError,
  isWaitError,
  type VaultingError,
} from "@ams-vaulting/client";
import { exit } from "../exit-codes.ts";
import { withoutKeys } from "../secrets/key-material.ts";
import { stateQuery } from "../state-query.ts";
import { causeOf } from "./cause.ts";
import { shown } from "./masked.ts";

/** What became of one id, as it is printed and written to files. */
export interface Outcome {
  /** A state of the contract in small letters, or one of `outcomes`. */
  readonly outcome: string;
  readonly requestId: string | undefined;
  /** The verified response, where there is one. */
  readonly response?: unknown;
  /** Why there is none: the members of the client's error. */
  readonly error?: ErrorFields;
}

export interface ErrorFields {
  readonly code: string;
  readonly family: string;
  readonly message: string;
  readonly attempts: number;
  /** What to do. */
  readonly action: string;
  readonly [more: string]: unknown;
}

/** The outcomes without a state that this version knows. */
export const outcomes = {
  notFound: "not-found",
  rejected: "rejected",
  noResponse: "no-response",
  callFailed: "call-failed",
  unknownState: "unknown-state",
  invalidId: "invalid-id",
  interrupted: "interrupted",
} as const;

/** The outcome of a verified response. */
export function outcomeOfResponse(requestId: string, response: unknown, showToken: boolean): Outcome {
  const state = stateOf(response);
  // A state of another spelling is another state: only those of the contract become an outcome.
  const isKnown = [stateQuery.good, ...stateQuery.bad, ...stateQuery.pending].includes(state);
  const outcome = isKnown ? state.toLowerCase() : outcomes.unknownState;
  return { outcome, requestId, response: shown(response, showToken) };
}

export function stateOf(response: unknown): string {
  const state = (response as Record<string, unknown>)[stateQuery.stateMember];
  return typeof state === "string" ? state : outcomes.unknownState;
}

/** The outcome of a call that threw. @throws errors that are not the client's, and its configuration errors */
export function outcomeOfError(requestId: string, error: unknown, showToken: boolean): Outcome {
  if (!isVaultingError(error) || error.family === "configuration") throw error;
  if (isWaitError(error)) {
    // What was known last is the best response; without one, why the last query failed.
    if (error.lastResponse !== undefined) {
      const { outcome, response } = outcomeOfResponse(requestId, error.lastResponse, showToken);
      return { outcome, requestId, response, error: fieldsOf(error) };
    }
    const last = outcomeOfError(requestId, error.cause, showToken);
    return { ...last, error: fieldsOf(error) };
  }
  const outcome = nameOf(error);
  const shownId = outcome === outcomes.invalidId ? cutId(requestId) : requestId;
  return { outcome, requestId: shownId, error: fieldsOf(error) };
}

/** The outcome of an invalid id: nothing was sent. */
export function outcomeOfProblem(requestId: string | undefined, message: string): Outcome {
  return {
    outcome: outcomes.invalidId,
    requestId: requestId === undefined ? undefined : cutId(requestId),
    error: {
      code: "input_invalid",
      family: "input",
      message: withoutKeys(message),
      attempts: 0,
      action: requestId === undefined ? "Correct the input." : "Correct the request id.",
    },
  };
}

/** An id that was refused need not be an id: it may be long, or a key that was pasted at the wrong place. */
function cutId(id: string): string {
  const shown = withoutKeys(id);
  return shown.length > 64 ? `${shown.slice(0, 40)}…` : shown;
}

function nameOf(error: VaultingError): string {
  if (isResultError(error)) {
    const unknown = error.resultCode === stateQuery.operation.correlationUnknown;
    return unknown ? outcomes.notFound : outcomes.callFailed;
  }
  if (isContractError(error) && error.code === "request_invalid") return outcomes.invalidId;
  if (isTransportError(error)) return error.code === "aborted" ? outcomes.interrupted : outcomes.noResponse;
  return outcomes.rejected;
}

function fieldsOf(error: VaultingError): ErrorFields {
  const { name: _, requestId: __, message, ...fields } = error.toJSON();
  const cause = isTransportError(error) ? causeOf(error) : undefined;
  return {
    ...fields,
    code: error.code,
    family: error.family,
    message: withoutKeys(String(message)),
    attempts: error.attempts,
    action: actionOf(error),
    ...(cause !== undefined && { cause }),
  };
}

function actionOf(error: VaultingError): string {
  if (isResultError(error)) return error.action ?? "Look the result code up; the contract does not list it.";
  if (isTrustError(error) && error.trust === "unsigned_failure")
    return "Do not act on it. Check the client id and the keys: ams-vaulting doctor --online.";
  switch (error.family) {
    case "transport":
      if (error.code === "aborted") return "Retry; it is safe.";
      return "Retry later; it is safe. For the reason: ams-vaulting doctor --online.";
    case "trust":
      return "Do not act on it. Check the gateway's public key: ams-vaulting doctor --online.";
    case "wait":
      return "Retry later.";
    default:
      return error.code === "request_invalid"
        ? "Correct the request id."
        : "Do not act on it. Update this program; if that does not help, report it.";
  }
}

/** Whether a verified response tells the state, or that the id does not exist. */
export function isResolved({ outcome, response }: Outcome): boolean {
  return response !== undefined || outcome === outcomes.notFound;
}

export function exitCodeOfOutcome({ outcome, response, error }: Outcome): number {
  if (response !== undefined) {
    if (outcome === outcomes.unknownState) return exit.unknownState;
    if (error) return exit.pending;
    if (outcome === stateQuery.good.toLowerCase()) return exit.good;
    return stateQuery.bad.some((state) => outcome === state.toLowerCase()) ? exit.bad : exit.pending;
  }
  switch (outcome) {
    case outcomes.notFound:
      return exit.notFound;
    case outcomes.rejected:
      return exit.rejected;
    case outcomes.noResponse:
      return exit.noResponse;
    case outcomes.invalidId:
      return exit.usage;
    case outcomes.interrupted:
      return exit.interrupted;
    default:
      return exit.callFailed;
  }
}

/** The outcome as one JSON object: flat, with the error's members beside the others. */
export function toJson({ outcome, requestId, response, error }: Outcome): Record<string, unknown> {
  return { outcome, requestId, ...error, ...(response !== undefined && { response }) };
}
