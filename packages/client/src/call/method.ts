import type { Config } from "../config.ts";
import { check, isObject, isStructural } from "../contract/check.ts";
import { documented, type OperationDescription } from "../contract/operation.ts";
import { ConfigurationError } from "../errors/configuration-error.ts";
import { ContractError } from "../errors/contract-error.ts";
import { ResultError } from "../errors/result-error.ts";
import { schemas } from "../generated/validators.ts";
import type { CallOptions } from "../options.ts";
import type { Answer } from "./attempt.ts";
import { list } from "./check-answer.ts";
import { exchange, type RawClient } from "./raw.ts";

/** A request that breaks one of these would be refused by the gateway too. The others may be newer than the contract. */
const REFUSED = ["min_length", "max_length", "pattern", "format"];

/** Calls an operation through the raw client. F, and U after the last attempt, throw. */
export async function callOperation(
  config: Config,
  raw: RawClient,
  operation: OperationDescription,
  request: unknown,
  options: CallOptions = {},
): Promise<unknown> {
  checkRequest(operation, request);
  let answer: Answer | undefined;
  // The path is a key of `paths` by construction; the compiler cannot see that for all operations at once.
  const post = raw.POST as (path: string, init: object) => Promise<unknown>;
  await post(operation.path, {
    body: request,
    parseAs: "stream", // the answer is parsed already
    fetch: async (input: Request) => {
      answer = await exchange(config, input, options);
      return new Response(null);
    },
  });
  // What middleware of the raw client makes of the response is not what was verified, so it is not used.
  if (!answer) {
    throw new ConfigurationError(
      "option_invalid",
      "raw",
      "A middleware answered in place of the gateway; methods refuse that.",
    );
  }
  const { data, result, evidence } = answer;
  if (result.resultStatus === "S") return data;
  const { resultStatus } = result;
  throw new ResultError(
    { ...result, resultStatus },
    documented(operation, result.resultCode)?.action,
    evidence,
  );
}

function checkRequest(operation: OperationDescription, request: unknown): void {
  const violations = check(schemas, operation.request, request).filter(
    (found) => isStructural(found) || REFUSED.includes(found.rule),
  );
  if (violations.length === 0) return;
  const id = operation.correlation && isObject(request) ? request[operation.correlation] : undefined;
  throw new ContractError(
    "request_invalid",
    `The request was not sent, it breaks the contract: ${list(violations)}.`,
    {
      violations,
      ...(typeof id === "string" && { requestId: id.slice(0, 64) }),
    },
  );
}
