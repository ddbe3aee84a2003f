import { isContractError, isTransportError, isTrustError, isVaultingError } from "../errors/guards.ts";
import type { EndEvent } from "../events.ts";
import type { VerifiedResponse } from "./attempt.ts";

/** What became of an attempt, or of a call. */
export type Outcome = { response: VerifiedResponse } | { error: unknown };

export function settle(promise: Promise<VerifiedResponse>): Promise<Outcome> {
  return promise.then(
    (response) => ({ response }),
    (error: unknown) => ({ error }),
  );
}

/** The result of a verified response, or why there is none, for an event. */
export function resultOf(outcome: Outcome): Pick<EndEvent, "resultStatus" | "resultCode" | "error"> {
  if ("response" in outcome) {
    const { resultStatus, resultCode } = outcome.response.result;
    return { resultStatus, resultCode, error: undefined };
  }
  return { resultStatus: undefined, resultCode: undefined, error: codeOf(outcome.error) };
}

/** The code of an error, for an event. */
export function codeOf(error: unknown): string {
  return isVaultingError(error) ? error.code : "unexpected";
}

/** The HTTP status, where one arrived. Only what has the status 200 is verified, and compared with the contract. */
export function httpStatusOf(outcome: Outcome): number | undefined {
  if ("response" in outcome || isTrustError(outcome.error) || isContractError(outcome.error)) return 200;
  return isTransportError(outcome.error) ? outcome.error.httpStatus : undefined;
}
