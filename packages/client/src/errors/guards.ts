import type { ConfigurationError } from "./configuration-error.ts";
import type { ContractError } from "./contract-error.ts";
import { familyOf } from "./family.ts";
import type { ResultError } from "./result-error.ts";
import type { TransportError } from "./transport-error.ts";
import type { TrustError } from "./trust-error.ts";
import type { VaultingError } from "./vaulting-error.ts";
import type { WaitError } from "./wait-error.ts";

// Unlike `instanceof`, these work when two copies of the package are installed, and after minification.

/** Any error of this package. */
export function isVaultingError(error: unknown): error is VaultingError {
  return familyOf(error) !== undefined;
}
/** The client was set up wrongly. */
export function isConfigurationError(error: unknown): error is ConfigurationError {
  return familyOf(error) === "configuration";
}
/** No response of the gateway arrived. */
export function isTransportError(error: unknown): error is TransportError {
  return familyOf(error) === "transport";
}
/** A response does not prove that it comes from the gateway. */
export function isTrustError(error: unknown): error is TrustError {
  return familyOf(error) === "trust";
}
/** A message does not fit the contract. */
export function isContractError(error: unknown): error is ContractError {
  return familyOf(error) === "contract";
}
/** A verified response has the status `F` or `U`. */
export function isResultError(error: unknown): error is ResultError {
  return familyOf(error) === "result";
}
/** `untilFinal` reached no final state in time. */
export function isWaitError(error: unknown): error is WaitError {
  return familyOf(error) === "wait";
}
