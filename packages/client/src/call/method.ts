import type { Config } from "../config.ts";
import { check, isObject, isStructural } from "../contract/check.ts";
import { documented, type OperationDescription } from "../contract/operation.ts";
import { ConfigurationError } from "../errors/configuration-error.ts";
import { ContractError } from "../errors/contract-error.ts";
import { ResultError } from "../errors/result-error.ts";
import { schemas } from "../generated/validators.ts";
import type { CallOptions } from "../options.ts";
import type { Answer } from "../trusted-fetch/attempt.ts";
import { list } from "../trusted-fetch/check-answer.ts";
import { exchange } from "./raw.ts";
import type { RawClient } from "./raw-client.ts";

/** A request that breaks one of these would be refused by the gateway too. The others may be newer than the contract. */
const REFUSED = ["min_length", "max_length", "pattern", "format"];

/**
 * Calls an operation through the raw client. F, and U after the last attempt, throw.
 *
 * @param body what `checkRequest` returned
 */
export async function callOperation(
  config: Config,
  raw: RawClient,
  operation: OperationDescription,
  body: CheckedRequest,
  options?: CallOptions,
): Promise<unknown> {
  const expected = operation.correlation && String(body[operation.correlation]);
  let answer: Answer | undefined;
  // The path is a key of `paths` by construction; the compiler cannot see that for all operations at once.
  const post = raw.POST as (path: string, init: object) => Promise<unknown>;
  await post(operation.path, {
    body,
    parseAs: "stream", // the answer is parsed already
    fetch: async (input: Request) => {
      answer = await exchange(config, input, options ?? {}, expected);
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

/** A request as it will be sent. Nobody else has it, so nobody can change it. */
export type CheckedRequest = Readonly<Record<string, unknown>>;

/** Takes a copy of a request and checks it: what was checked is what is sent, however often. @throws {ContractError} */
export function checkRequest(operation: OperationDescription, request: unknown): CheckedRequest {
  const sent = asSent(request);
  const violations = check(schemas, operation.request, sent).filter(
    (found) => isStructural(found) || REFUSED.includes(found.rule),
  );
  if (violations.length === 0 && isObject(sent)) return sent;
  const id = operation.correlation && isObject(sent) ? sent[operation.correlation] : undefined;
  throw new ContractError(
    "request_invalid",
    `The request was not sent, it breaks the contract: ${list(violations)}.`,
    { violations, ...(typeof id === "string" && { requestId: id.slice(0, 64) }) },
  );
}

function asSent(request: unknown): unknown {
  try {
    const text: string | undefined = JSON.stringify(request);
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    // The reason may quote a value.
    throw new ContractError("request_invalid", "The request was not sent, it cannot be written as JSON.");
  }
}
