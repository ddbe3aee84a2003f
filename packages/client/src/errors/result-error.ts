import { brand, type CallEvidence, VaultingError } from "./vaulting-error.ts";

export type ResultErrorCode = "failed" | "unknown";

/** A verified response: the call failed (`F`), or its outcome is unknown (`U`). */
export class ResultError<Code extends string = string> extends VaultingError {
  override readonly family = "result";
  /** `failed` for `F`, `unknown` for `U`. */
  readonly code: ResultErrorCode;
  /** `result.resultCode`: a documented code, or a new one. */
  readonly resultCode: Code | (string & {});
  /** `result.resultStatus`. */
  readonly resultStatus: "F" | "U";
  /** `result.resultMessage`, in the gateway's words. */
  readonly resultMessage: string | undefined;
  /** What to do, in the words of the contract. `undefined` for codes that it does not list. */
  readonly action: string | undefined;

  constructor(
    result: { resultCode: string; resultStatus: "F" | "U"; resultMessage?: string | undefined },
    action: string | undefined,
    evidence: CallEvidence = {},
  ) {
    const outcome = result.resultStatus === "F" ? "The call failed" : "The outcome of the call is unknown";
    const code = /^\w{1,64}$/.test(result.resultCode) ? result.resultCode : "an unprintable code";
    super(`${outcome}: ${code}. ${action ?? "The contract does not list this code."}`, evidence);
    this.code = result.resultStatus === "F" ? "failed" : "unknown";
    this.resultCode = result.resultCode;
    this.resultStatus = result.resultStatus;
    this.resultMessage = result.resultMessage;
    this.action = action;
  }
}
brand(ResultError.prototype, "result", "ResultError");
