import type { Violation } from "../contract/check.ts";
import { brand, type CallEvidence, VaultingError } from "./vaulting-error.ts";

export type ContractErrorCode =
  | "request_invalid"
  | "invalid_json"
  | "response_invalid"
  | "status_mismatch"
  | "correlation_mismatch";

/** A message does not fit the contract: a request before it is sent, or a verified response. */
export class ContractError extends VaultingError {
  override readonly family = "contract";
  readonly code: ContractErrorCode;
  /** What does not fit, by path and rule, without the values. */
  readonly violations: readonly Violation[];

  constructor(
    code: ContractErrorCode,
    message: string,
    evidence: CallEvidence & { violations?: readonly Violation[] } = {},
  ) {
    super(message, evidence);
    this.code = code;
    this.violations = evidence.violations ?? [];
  }
}
brand(ContractError.prototype, "contract", "ContractError");
