import { compare, isObject, leaveOut, type Violation } from "../contract/check.ts";
import { documented, type OperationDescription } from "../contract/operation.ts";
import { type ClaimedResult, type Result, readResult } from "../contract/result.ts";
import type { Schema } from "../contract/schema.ts";
import { ContractError } from "../errors/contract-error.ts";
import { TrustError } from "../errors/trust-error.ts";
import type { CallEvidence } from "../errors/vaulting-error.ts";
import { schemas } from "../generated/validators.ts";
import type { Exchange } from "./exchange.ts";

/** What the check of a verified response found: its result, and the differences from the contract. */
export interface CheckedResponse {
  result: Result;
  drift: readonly Violation[];
  /** Whether something was taken out of the data. */
  isReduced: boolean;
}

/** The gateway's unsigned failures are a few hundred bytes. Anyone can send more, and make the client parse it. */
const MAX_UNSIGNED_BYTES = 4_096;

/**
 * Checks a verified response. What the contract requires has to fit. What is optional and does not fit is taken out of
 * the data, and passes as drift like what shows that the contract has grown.
 */
export function checkResponse(exchange: Exchange, data: unknown, evidence: CallEvidence): CheckedResponse {
  const { operation, endpoint } = exchange;
  const result = readResult(data);
  if (!result) {
    const message = "The response has no result with a code and the status S, F or U.";
    throw new ContractError("response_invalid", message, evidence);
  }
  const known = documented(operation, result.resultCode);
  if (known && known.status !== result.resultStatus) {
    const message = `${result.resultCode} has the status ${known.status} in the contract, and ${result.resultStatus} in the response.`;
    throw new ContractError("status_mismatch", message, evidence);
  }
  const isFailed = result.resultStatus !== "S";
  const comparison = compare(schemas, schemaOf(operation, isFailed), data, endpoint.isHttpAllowed);
  const { found, fatal, odd } = comparison;
  // The contract does not describe what else a failed call carries, so there everything is drift.
  if (!isFailed && fatal.length > 0) {
    const message = `The response does not fit the contract: ${list(fatal)}.`;
    throw new ContractError("response_invalid", message, { ...evidence, violations: fatal });
  }
  compareCorrelation(exchange, data, result, evidence);
  leaveOut(comparison);
  const newCode: Violation[] = known
    ? []
    : [{ path: "/result/resultCode", rule: "unknown_value", want: "a documented code" }];
  return { result, drift: [...newCode, ...found], isReduced: odd.length > 0 };
}

/** The variant of a response follows from its status first: S has a state, F and U have none. */
function schemaOf({ response }: OperationDescription, isFailed: boolean): Schema {
  const schema = schemas[response] as Schema;
  if (!("by" in schema)) return schema;
  const { absent, ...present } = schema;
  return isFailed ? (absent ?? schema) : present;
}

function compareCorrelation(exchange: Exchange, data: unknown, result: Result, evidence: CallEvidence): void {
  const { correlation: member } = exchange.operation;
  if (!member) return;
  const echoed = isObject(data) ? data[member] : undefined;
  if (echoed === exchange.correlation || (echoed === undefined && result.resultStatus !== "S")) return;
  throw new ContractError(
    "correlation_mismatch",
    `The response is for another ${member}, so it was not used.`,
    evidence,
  );
}

/** The error for an unsigned response: F and U may be real, everything else is refused. */
export function unsignedError(
  operation: OperationDescription | undefined,
  body: Uint8Array,
  evidence: CallEvidence,
): TrustError {
  if (body.length > MAX_UNSIGNED_BYTES) {
    const message =
      `The response is unsigned and longer than ${MAX_UNSIGNED_BYTES} bytes, so it was not read. ` +
      "Does a proxy remove headers?";
    return new TrustError("unsigned_response", message, evidence);
  }
  const result = readResult(parseBody(body));
  if (result?.resultStatus !== "F" && result?.resultStatus !== "U") {
    const message = "The response is unsigned, so it was not used. Does a proxy remove headers?";
    return new TrustError("unsigned_response", message, evidence);
  }
  const { resultCode, resultStatus, resultMessage } = result;
  const claimed: ClaimedResult = {
    resultCode: resultCode.slice(0, 64),
    resultStatus,
    ...(resultMessage !== undefined && { resultMessage: resultMessage.slice(0, 256) }),
  };
  const code = /^\w{1,64}$/.test(resultCode) ? resultCode : "an unprintable code";
  const action = operation && documented(operation, resultCode)?.action;
  const message =
    `The response is unsigned and claims ${code} (${resultStatus}). The gateway leaves some failures unsigned, but anyone ` +
    `could have sent it: the state of the vaulting is unknown.${action ? ` If it is real: ${action}` : ""}`;
  return new TrustError("unsigned_failure", message, { ...evidence, claimed });
}

const MAX_LISTED = 8;

/** Violations as text, for messages: paths and rules, never values. */
export function list(violations: readonly Violation[]): string {
  const rest = violations.length - MAX_LISTED;
  return violations
    .slice(0, MAX_LISTED)
    .map(({ path, rule, want }) =>
      rule === "required" ? `${path} is required` : `${path || "/"} ${rule} (${want})`,
    )
    .concat(rest > 0 ? [`and ${rest} more`] : [])
    .join("; ");
}

const strictUtf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Bytes as text. @throws {TypeError} for what is not UTF-8 */
export function decodeUtf8(bytes: Uint8Array | ArrayBuffer): string {
  return strictUtf8.decode(bytes);
}

/** A body as JSON; `undefined` for anything else. */
export function parseBody(body: Uint8Array | string): unknown {
  try {
    return JSON.parse(typeof body === "string" ? body : decodeUtf8(body));
  } catch {
    return undefined;
  }
}
