/**
 * What both sides of the gateway's protocol need: for mock gateways and tools. Most people want the main entry.
 *
 * - Where the gateway is, and what its contract has: operations, result codes, error codes.
 * - Whether a message fits the contract. The kinds of schemas are exported so that declarations can name them.
 * - Keys, and signatures.
 * - `sleep`, which a signal ends.
 */
export {
  allBaseUrls,
  baseUrls,
  checkBaseUrl,
  environmentOf,
  localBaseUrls,
  sharedBasePath,
} from "./base-urls.ts";
export { check, isObject, isStructural, type Violation } from "./contract/check.ts";
export type {
  DocumentedCode,
  OperationDescription,
  ResultStatus,
  ServerTable,
} from "./contract/operation.ts";
export { operationTable } from "./contract/operations.ts";
export type {
  ArraySchema,
  ObjectSchema,
  RefSchema,
  Schema,
  Schemas,
  StringSchema,
  VariantSchema,
} from "./contract/schema.ts";
export { statusMeanings } from "./contract/status-meanings.ts";
export type { CryptoKeyLike } from "./crypto-key.ts";
export { environmentVariables } from "./environment.ts";
export {
  type ErrorCatalogue,
  type ErrorCodes,
  type ErrorExplanation,
  errorCatalogue,
  type FamilyExplanation,
  retryMeanings,
  sentMeanings,
} from "./errors/catalogue.ts";
export { resultMeanings } from "./generated/result-meanings.ts";
export { servers } from "./generated/servers.ts";
export { schemas, secretMembers } from "./generated/validators.ts";
export { decodeKey } from "./keys/decode.ts";
export { type KeyKind, kindOf } from "./keys/der.ts";
export { fingerprint } from "./keys/fingerprint.ts";
export { type ImportedKey, importKey } from "./keys/import-key.ts";
export { RSA_SHA256, sign, verify } from "./signature/algorithm.ts";
export { encodeBase64 } from "./signature/base64.ts";
export { bytesToVerify, type SignedParts, stringToSign } from "./signature/content.ts";
export { formatSignatureHeader, parseSignatureHeader, type SignatureHeader } from "./signature/header.ts";
export { sleep } from "./time/clock.ts";
