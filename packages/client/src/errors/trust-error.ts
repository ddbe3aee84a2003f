import type { ClaimedResult } from "../contract/result.ts";
import { brand, type CallEvidence, VaultingError } from "./vaulting-error.ts";

export type TrustErrorCode =
  | "unsigned_failure"
  | "unsigned_response"
  | "half_signed"
  | "signature_malformed"
  | "key_version_unknown"
  | "signature_mismatch"
  | "client_id_mismatch"
  | "response_time_malformed"
  | "response_time_skewed";

/**
 * The response does not prove that it comes from the gateway, so it was not used.
 *
 * `unsigned_failure` is special: the gateway leaves some failures unsigned, so the response may be real. What it
 * claims is in `claimed`; treat it as a hint for people, never as the state of a vaulting.
 */
export class TrustError extends VaultingError {
  override readonly family = "trust";
  readonly code: TrustErrorCode;
  /** Three-valued trust, as far as it can fail. */
  readonly trust: "unsigned_failure" | "rejected";
  /** What an unsigned failure claims. Anyone between you and the gateway could have written it. */
  readonly claimed: ClaimedResult | undefined;

  constructor(
    code: TrustErrorCode,
    message: string,
    evidence: CallEvidence & { claimed?: ClaimedResult } = {},
  ) {
    super(message, evidence);
    this.code = code;
    this.trust = code === "unsigned_failure" ? "unsigned_failure" : "rejected";
    this.claimed = evidence.claimed;
  }
}
brand(TrustError.prototype, "trust", "TrustError");
