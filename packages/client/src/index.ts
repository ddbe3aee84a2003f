export type { RawClient } from "./call/raw.ts";
export {
  createVaultingClient,
  type Final,
  type OperationMethod,
  type Succeeded,
  type VaultingClient,
} from "./client.ts";
export type { Violation } from "./contract/check.ts";
export type { ClaimedResult } from "./contract/result.ts";
export { ConfigurationError, type ConfigurationErrorCode } from "./errors/configuration-error.ts";
export { ContractError, type ContractErrorCode } from "./errors/contract-error.ts";
export type { ErrorFamily } from "./errors/family.ts";
export {
  isConfigurationError,
  isContractError,
  isResultError,
  isTransportError,
  isTrustError,
  isVaultingError,
  isWaitError,
} from "./errors/guards.ts";
export { ResultError } from "./errors/result-error.ts";
export { TransportError, type TransportErrorCode } from "./errors/transport-error.ts";
export { TrustError, type TrustErrorCode } from "./errors/trust-error.ts";
export { VaultingError } from "./errors/vaulting-error.ts";
export { WaitError } from "./errors/wait-error.ts";
export type {
  AttemptEvent,
  DriftEvent,
  PollEvent,
  ResponseEvent,
  RetryEvent,
  VaultingEvent,
} from "./events.ts";
export type * from "./generated/messages.ts";
export type { Operations } from "./generated/operations.ts";
export type { paths } from "./generated/schema.ts";
export type { Region } from "./generated/servers.ts";
export type { KeyMaterial, Lazy, PrivateKeyInput, PublicKeyInput, Signer } from "./keys/key-input.ts";
export type { CallOptions, RetryOptions, VaultingClientOptions, WaitOptions } from "./options.ts";
