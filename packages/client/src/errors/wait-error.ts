import { brand, type CallEvidence, VaultingError } from "./vaulting-error.ts";

export type WaitErrorCode = "not_final";

/** The time for waiting is over and no final state was reached. The vaulting may still end either way: ask again later. */
export class WaitError<Answer = unknown> extends VaultingError {
  override readonly family = "wait";
  readonly code: WaitErrorCode = "not_final";
  /** How often was asked. */
  readonly polls: number;
  /** How long was waited, in milliseconds. */
  readonly elapsedMs: number;
  /** The last verified answer, where there was one. It is not part of `toJSON`: it may hold secrets. */
  declare readonly lastResponse: Answer | undefined;
  /** Why the last inquiry failed, where it did. */
  readonly lastError: string | undefined;

  constructor(
    evidence: CallEvidence & {
      polls: number;
      elapsedMs: number;
      lastResponse?: Answer | undefined;
      lastError?: VaultingError | undefined;
    },
  ) {
    const { polls, elapsedMs, lastResponse, lastError } = evidence;
    super(
      `No final state after ${polls} inquiries in ${Math.round(elapsedMs / 1000)} s. The vaulting may still end either way: ask again later.`,
      evidence,
      lastError && { cause: lastError },
    );
    this.polls = polls;
    this.elapsedMs = elapsedMs;
    this.lastError = lastError?.code;
    Object.defineProperty(this, "lastResponse", { value: lastResponse, enumerable: false });
  }
}
brand(WaitError.prototype, "wait", "WaitError");
