/** What `mock.handlers` holds: msw's own type, here so that it can be named where msw is no direct dependency. */
export type { HttpHandler } from "msw";
export type { ExampleName, ExampleTable, OperationId, Situation } from "./examples.ts";
export { type FaultName, faultNames, genuineFaultNames } from "./fault/name.ts";
export type { IncomingRequest } from "./gateway/incoming-request.ts";
export type { KeyTexts } from "./gateway/key-texts.ts";
export type { MockKey, MockKeys } from "./gateway/keys.ts";
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
