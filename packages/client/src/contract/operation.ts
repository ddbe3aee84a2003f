/** What the client has to know of an operation. Written by codegen. */
export interface OperationDescription {
  /** The path below the base URL. */
  readonly path: string;
  /** The name of the request's schema. */
  readonly request: string;
  /** The name of the response's schema. */
  readonly response: string;
  /** The member that must be equal in request and response. */
  readonly correlation?: string;
  /** The code of the response when the gateway does not know the correlation value. */
  readonly correlationUnknown?: string;
  readonly polling?: {
    readonly field: string;
    readonly pending: readonly string[];
    readonly final: readonly string[];
  };
  /** Servers of its own, by region and environment. */
  readonly servers?: ServerTable;
  /** The documented result codes. Others can occur. */
  readonly resultCodes: { readonly [code: string]: DocumentedCode };
}

/** A result code of the contract. */
export interface DocumentedCode {
  readonly status: ResultStatus;
  /** What to do. */
  readonly action: string;
}

/** The result code of the contract; `undefined` for codes that it does not list. */
export function documented({ resultCodes }: OperationDescription, code: string): DocumentedCode | undefined {
  return Object.hasOwn(resultCodes, code) ? resultCodes[code] : undefined;
}

/** `S`: the call succeeded. `F`: it failed. `U`: its outcome is unknown. */
export type ResultStatus = "S" | "F" | "U";

/** Base URLs by region and environment. */
export type ServerTable = { readonly [region: string]: { readonly [environment: string]: string } };
