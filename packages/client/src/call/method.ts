import type { Config } from "../config.ts";
import { documented, type OperationDescription } from "../contract/operation.ts";
import type { Result } from "../contract/result.ts";
import { ResultError } from "../errors/result-error.ts";
import type { Limits } from "../limits.ts";
import type { CheckedRequest } from "./check-request.ts";
import type { Post } from "./openapi-fetch.ts";

/** A response with the status S, and the number of attempts that it took. */
export interface Success {
  data: unknown;
  result: Result;
  attempts: number;
}

/** An operation, ready to be called with a request that was checked. F, and U after the last attempt, throw. */
export type CallOperation = (
  request: CheckedRequest,
  limits: Limits,
  signal: AbortSignal | undefined,
  /** The number of the call that this one is a part of. */
  partOf?: number,
) => Promise<Success>;

export function createOperation(
  { endpoint }: Pick<Config, "endpoint">,
  post: Post,
  id: string,
  operation: OperationDescription,
): CallOperation {
  return async (request, limits, signal, partOf) => {
    const { correlation } = request;
    const exchange = { id, operation, endpoint: endpoint(operation), correlation, partOf };
    const call = { exchange, limits, signal };
    const { data, response } = await post(operation.path, { body: request, call });
    const { result, evidence } = response.verified;
    const { resultStatus, resultCode } = result;
    if (resultStatus === "S") return { data, result, attempts: evidence.attempts ?? 0 };
    throw new ResultError({ ...result, resultStatus }, documented(operation, resultCode)?.action, evidence);
  };
}
