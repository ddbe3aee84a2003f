/** What `mock.handlers` holds: msw's own type, here so that it can be named where msw is no direct dependency. */
export type { HttpHandler } from "msw";
export type { ExampleName, OperationId } from "./contract/example-names.ts";
export type { ExampleTable, Situation } from "./contract/examples.ts";
export { type FaultName, faultNames, genuineFaultNames } from "./contract/fault-names.ts";
export { exampleClientId, examples } from "./generated/examples.ts";
export {
  createVaultingMock,
  type MockClientOptions,
  type MockCredentials,
  type OperationMock,
  type Script,
  type VaultingMock,
  type VaultingMockOptions,
} from "./mock.ts";
export type { ExportedKeys } from "./protocol/export-keys.ts";
export type { IncomingHeaders, IncomingRequest } from "./protocol/incoming-request.ts";
export type { MockKey, MockKeys } from "./protocol/keys.ts";
export type { MockResponse } from "./protocol/mock-response.ts";
export type { RecordedRequest, SignatureMismatch, SignatureVerdict } from "./recorder/record.ts";
export type {
  ExampleStep,
  FaultOptions,
  FaultStep,
  Override,
  PlainStep,
  Step,
  StepFunction,
  StepHint,
} from "./script/step.ts";
