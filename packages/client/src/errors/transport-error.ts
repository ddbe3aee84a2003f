import { brand, type CallEvidence, VaultingError } from "./vaulting-error.ts";

export type TransportErrorCode =
  | "network"
  | "timeout"
  | "deadline"
  | "aborted"
  | "redirect"
  | "http_status"
  | "body_too_large"
  | "body_incomplete";

/** No response of the gateway arrived. The state of the vaulting is unknown; a retry with the same request id is safe. */
export class TransportError extends VaultingError {
  override readonly family = "transport";
  readonly code: TransportErrorCode;
  /** The HTTP status, where one arrived. */
  readonly httpStatus: number | undefined;
  /** The `Retry-After` header, where one arrived. */
  readonly retryAfter: string | undefined;

  constructor(
    code: TransportErrorCode,
    message: string,
    evidence: CallEvidence & { httpStatus?: number | undefined; retryAfter?: string | undefined } = {},
    options?: ErrorOptions,
  ) {
    super(message, evidence, options);
    this.code = code;
    this.httpStatus = evidence.httpStatus;
    this.retryAfter = evidence.retryAfter;
  }
}
brand(TransportError.prototype, "transport", "TransportError");

/** A signal ended the call. */
export function aborted(signal: AbortSignal, evidence: CallEvidence): TransportError {
  return new TransportError("aborted", "The call was aborted by its signal.", evidence, {
    cause: signal.reason,
  });
}
