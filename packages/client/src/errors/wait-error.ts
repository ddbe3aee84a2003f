import { brand, type CallEvidence, VaultingError } from "./vaulting-error.ts";

export type WaitErrorCode = "not_final";

/** No final state was reached in time. The vaulting may still end either way: poll again later. */
export class WaitError<Response = unknown> extends VaultingError {
  override readonly family = "wait";
  readonly code: WaitErrorCode = "not_final";
  /** Number of polls made. */
  readonly polls: number;
  /** Time waited, in milliseconds. */
  readonly elapsedMs: number;
  /** The last verified response, where there was one. It is not part of `toJSON`: it may hold secrets. */
  declare readonly lastResponse: Response | undefined;
  /** The code of the error of the last poll, where it failed. */
  readonly lastError: string | undefined;

  constructor(
    evidence: CallEvidence & {
      polls: number;
      elapsedMs: number;
      lastResponse?: Response | undefined;
      lastError?: VaultingError | undefined;
    },
  ) {
    const { polls, elapsedMs, lastResponse, lastError } = evidence;
    super(
      `No final state after ${polls} polls in ${Math.round(elapsedMs / 1000)} s. The vaulting may still end either way: poll again later.`,
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
