export type {
  RawClient,
  RawMiddleware,
  RawOptions,
  RawPost,
  RawRequest,
  RawResponse,
} from "./call/openapi-fetch.ts";
export {
  type Call,
  createVaultingClient,
  type Final,
  type OperationMethod,
  type Succeeded,
  type VaultingClient,
  type Waiting,
} from "./client.ts";
export type { DriftRule, StructuralRule, Violation } from "./contract/check.ts";
export type { ResultStatus } from "./contract/operation.ts";
export type { ClaimedResult } from "./contract/result.ts";
export type { CryptoKeyLike } from "./crypto-key.ts";
export { type Environment, optionsFromEnv } from "./environment.ts";
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
export { ResultError, type ResultErrorCode } from "./errors/result-error.ts";
export { TransportError, type TransportErrorCode } from "./errors/transport-error.ts";
export { TrustError, type TrustErrorCode } from "./errors/trust-error.ts";
export { type CallEvidence, VaultingError } from "./errors/vaulting-error.ts";
export { WaitError, type WaitErrorCode } from "./errors/wait-error.ts";
export type {
  AttemptEvent,
  DriftEvent,
  EndEvent,
  PollEvent,
  ResponseEvent,
  RetryEvent,
  VaultingEvent,
} from "./events.ts";
export type * from "./generated/messages.ts";
export type { Operations } from "./generated/operations.ts";
export type { components, operations, paths } from "./generated/schema.ts";
export type { Region } from "./generated/servers.ts";
export type {
  KeyMaterial,
  Lazy,
  PrivateKeyInput,
  PublicKeyInput,
  Signer,
} from "./keys/key-input.ts";
export type {
  CallOptions,
  ClientSettings,
  GatewayLocation,
  RetryOptions,
  VaultingClientOptions,
  VerifierOptions,
  WaitLimitOptions,
  WaitOptions,
} from "./options.ts";
export type { TrustedFetch } from "./trusted-fetch/trusted-fetch.ts";
export {
  createVerifier,
  type ReceivedHeaders,
  type ReceivedResponse,
  type Verifier,
} from "./verifier.ts";
