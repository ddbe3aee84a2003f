import type { ExampleName, OperationId } from "../contract/example-names.ts";
import type { Situation } from "../contract/examples.ts";
import type { FaultName } from "../contract/fault-names.ts";

/** A request that reached the mock, and its outcome. */
export interface RecordedRequest {
  /** `undefined` when no operation is at the path. */
  readonly operation: OperationId | undefined;
  readonly method: string;
  /** Without its query. */
  readonly url: string;
  /** Names in lower case. Values that are not known to be harmless are `[secret]`. */
  readonly headers: Readonly<Record<string, string>>;
  /**
   * The parsed body: the values of the members that the contract has and that are not secret; others are `[secret]`.
   * `undefined` when it was not read, or is not JSON.
   */
  readonly request: unknown;
  readonly signature: SignatureVerdict;
  /** What the contract forbids about the request; it was refused for that. */
  readonly refused: Situation | undefined;
  /** Why it was refused, for people: one sentence or violation each. */
  readonly reasons: readonly string[];
  /** The example that the response was made from. */
  readonly example: ExampleName | undefined;
  /** The fault that was played. */
  readonly fault: FaultName | undefined;
  /** What went wrong in the script: a function threw, or returned what the contract forbids. */
  readonly error: unknown;
}

/** The outcome of the signature check of a request. */
export type SignatureVerdict =
  /** Not checked, since something else was wrong first. */
  | { readonly verdict: "unchecked" }
  | { readonly verdict: "verified" }
  /** The signature is missing, or cannot be read. */
  | { readonly verdict: "unreadable" }
  | SignatureMismatch;

export interface SignatureMismatch {
  readonly verdict: "mismatch";
  /** Exactly what should have been signed. A body that may hold secrets is left out. */
  readonly stringToSign: string;
  /** Whether the right key was used. */
  readonly key: "right" | "other";
  /** What is different about the string that was signed, where that could be found out. */
  readonly difference: string | undefined;
  /** The string that was signed, where that could be found out and holds no secret. */
  readonly signed: string | undefined;
}

/** A record while it is being written. */
export type Entry = { -readonly [Name in keyof RecordedRequest]: RecordedRequest[Name] };
