export type { ExampleName, ExampleTable, OperationId, Situation } from "./examples.ts";
export { type FaultName, faultNames, genuineFaultNames } from "./fault/name.ts";
export type { IncomingRequest } from "./gateway/incoming-request.ts";
export type { KeyTexts } from "./gateway/key-texts.ts";
export type { MockKeys } from "./gateway/keys.ts";
export { exampleClientId, examples } from "./generated/examples.ts";
export {
  createVaultingMock,
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
} from "./script/step.ts";
