// Generated from spec/openapi.yaml by `pnpm generate`. Do not edit.

export type {
  Card,
  FailureResult,
  InquireVaultingCallFailed,
  InquireVaultingRequest,
  InquireVaultingResponse,
  Metadata,
  PaymentMethodDetail,
  ResultMessage,
  SuccessResult,
  VaultingFailed,
  VaultingProcessing,
  VaultingRequestId,
  VaultingResultMessage,
  VaultingSucceeded,
} from "./schema.ts";
