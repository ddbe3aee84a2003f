import type { Operations } from "@ams-vaulting/client";

/** What is wrong with a request for which the contract has a result code: `when` in the spec. */
export type Situation =
  | "correlation-unknown"
  | "request-invalid"
  | "client-unknown"
  | "path-unknown"
  | "signature-mismatch"
  | "key-version-unknown"
  | "method-other"
  | "media-type-other";

/** The examples of the contract, checked against its types. */
export type ExampleTable = {
  readonly [Id in keyof Operations]: {
    readonly request: { readonly [name: string]: ReadonlyDeep<Operations[Id]["request"]> };
    readonly response: {
      readonly [name: string]: {
        /** Whether the gateway signs this response. */
        readonly signed: boolean;
        readonly body: ReadonlyDeep<Operations[Id]["response"]>;
      };
    };
    /** The example that is the response in a situation. */
    readonly situations: { readonly [When in Situation]?: string };
  };
};

/** An example, when the operation is not known to the compiler. */
export interface AnyExample {
  readonly signed: boolean;
  readonly body: { readonly [member: string]: unknown };
}

/** The examples of one operation, when it is not known to the compiler. */
export interface AnyExamples {
  readonly request: { readonly [name: string]: { readonly [member: string]: unknown } };
  readonly response: { readonly [name: string]: AnyExample };
  readonly situations: { readonly [When in Situation]?: string };
}

export type ReadonlyDeep<T> = T extends (infer Item)[]
  ? readonly ReadonlyDeep<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: ReadonlyDeep<T[Key]> }
    : T;
