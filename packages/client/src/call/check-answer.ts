import { check, isObject, isStructural, type Violation } from "../contract/check.ts";
import { documented, type OperationDescription } from "../contract/operation.ts";
import { type ClaimedResult, type Result, readResult } from "../contract/result.ts";
import { ContractError } from "../errors/contract-error.ts";
import { TrustError } from "../errors/trust-error.ts";
import type { CallEvidence } from "../errors/vaulting-error.ts";
import { schemas } from "../generated/validators.ts";
import type { Exchange } from "./attempt.ts";

/** A verified answer, read: its result, and what in it is newer than the contract. */
export interface CheckedAnswer {
  result: Result;
  drift: Violation[];
}

/** Checks a verified answer. The structure has to fit; what only shows that the contract has grown passes as drift. */
export function checkAnswer(exchange: Exchange, data: unknown, evidence: CallEvidence): CheckedAnswer {
  const { operation, endpoint } = exchange;
  const result = readResult(data);
  if (!result) {
    const message = "The answer has no result with a code and the status S, F or U.";
    throw new ContractError("answer_invalid", message, evidence);
  }
  const known = documented(operation, result.resultCode);
  if (known && known.status !== result.resultStatus) {
    const message = `${result.resultCode} has the status ${known.status} in the contract, the answer says ${result.resultStatus}.`;
    throw new ContractError("status_mismatch", message, evidence);
  }
  const found = check(schemas, operation.response, data, endpoint.isLocal);
  // The contract does not describe what else a failed call carries, so there everything is drift.
  const violations = result.resultStatus === "S" ? found.filter(isStructural) : [];
  if (violations.length > 0) {
    const message = `The answer is not what the contract says: ${list(violations)}.`;
    throw new ContractError("answer_invalid", message, { ...evidence, violations });
  }
  compareCorrelation(exchange, data, result, evidence);
  const newCode: Violation[] = known
    ? []
    : [{ path: "/result/resultCode", rule: "unknown_value", want: "a documented code" }];
  return { result, drift: [...newCode, ...found] };
}

function compareCorrelation(exchange: Exchange, data: unknown, result: Result, evidence: CallEvidence): void {
  const { correlation: member } = exchange.operation;
  if (!member) return;
  const echoed = isObject(data) ? data[member] : undefined;
  if (echoed === exchange.correlation || (echoed === undefined && result.resultStatus !== "S")) return;
  throw new ContractError(
    "correlation_mismatch",
    `The answer is for another ${member}, so it was not used.`,
    evidence,
  );
}

/** What an unsigned answer is worth: F and U may be real, everything else is refused. */
export function unsignedAnswer(
  operation: OperationDescription,
  data: unknown,
  evidence: CallEvidence,
): TrustError {
  const result = readResult(data);
  if (result?.resultStatus !== "F" && result?.resultStatus !== "U") {
    const message = "The answer is unsigned, so it was not used. Does a proxy remove headers?";
    return new TrustError("unsigned_answer", message, evidence);
  }
  const { resultCode, resultStatus, resultMessage } = result;
  const claimed: ClaimedResult = {
    resultCode: resultCode.slice(0, 64),
    resultStatus,
    ...(resultMessage !== undefined && { resultMessage: resultMessage.slice(0, 256) }),
  };
  const code = /^\w{1,64}$/.test(resultCode) ? resultCode : "an unprintable code";
  const action = documented(operation, resultCode)?.action;
  const message =
    `The answer is unsigned and claims ${code} (${resultStatus}). The gateway leaves some failures unsigned, but anyone ` +
    `could have sent this: it says nothing about the vaulting.${action ? ` If it is real: ${action}` : ""}`;
  return new TrustError("unsigned_failure", message, { ...evidence, claimed });
}

/** Violations as text, for messages: paths and rules, never values. */
export function list(violations: readonly Violation[]): string {
  return violations.map(({ path, rule, want }) => `${path || "/"} ${rule} (${want})`).join("; ");
}
