import { isObject } from "./check.ts";
import type { ResultStatus } from "./operation.ts";

/** The part of every response with the outcome of the call. */
export interface Result {
  resultCode: string;
  resultStatus: ResultStatus;
  resultMessage?: string;
}

/** What an unsigned failure claims to be. */
export interface ClaimedResult extends Result {
  resultStatus: "F" | "U";
}

/** Reads `result` of a parsed body. `undefined` when it is not there, or its status is none of S, F and U. */
export function readResult(body: unknown): Result | undefined {
  const result = isObject(body) ? body.result : undefined;
  if (!isObject(result)) return undefined;
  const { resultCode, resultStatus, resultMessage } = result;
  if (typeof resultCode !== "string") return undefined;
  if (resultStatus !== "S" && resultStatus !== "F" && resultStatus !== "U") return undefined;
  return { resultCode, resultStatus, ...(typeof resultMessage === "string" && { resultMessage }) };
}
