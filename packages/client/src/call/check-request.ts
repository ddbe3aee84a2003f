import { compare, isObject, isStructural } from "../contract/check.ts";
import type { OperationDescription } from "../contract/operation.ts";
import { httpNowhere } from "../contract/urls.ts";
import { ContractError } from "../errors/contract-error.ts";
import { schemas } from "../generated/validators.ts";
import { list } from "../trusted-fetch/check-response.ts";

/** A request that breaks one of these would be refused by the gateway too. The others may be newer than the contract. */
const REFUSED = ["min_length", "max_length", "pattern", "format"];

/** A request that fits the contract, as it is sent. */
export interface CheckedRequest {
  readonly text: string;
  /** The value that the response has to carry too. */
  readonly correlation: string | undefined;
}

/** Writes a request as JSON and checks that: what was checked is what is sent, however often. @throws {ContractError} */
export function checkRequest(operation: OperationDescription, request: unknown): CheckedRequest {
  const text = textOf(request);
  const sent: unknown = text === undefined ? undefined : JSON.parse(text);
  const violations = compare(schemas, { ref: operation.request }, sent, httpNowhere).found.filter(
    (found) => isStructural(found) || REFUSED.includes(found.rule),
  );
  const value = operation.correlation && isObject(sent) ? sent[operation.correlation] : undefined;
  const correlation = typeof value === "string" ? value : undefined;
  if (text !== undefined && violations.length === 0) return { text, correlation };
  throw new ContractError(
    "request_invalid",
    `The request was not sent, it breaks the contract: ${list(violations)}.`,
    { violations, requestId: correlation?.slice(0, 64) },
  );
}

function textOf(request: unknown): string | undefined {
  try {
    return JSON.stringify(request);
  } catch {
    // The reason may quote a value.
    throw new ContractError("request_invalid", "The request was not sent, it cannot be written as JSON.");
  }
}
