import type { FaultName } from "../contract/fault-names.ts";

/**
 * What the gateway reads of a request. Every `Request` has it; a server that has read the bytes already passes them without
 * making one, which would cost half as much as a signature.
 */
export type IncomingRequest = Pick<Request, "method" | "url" | "signal" | "arrayBuffer"> & {
  readonly headers: IncomingHeaders;
  /**
   * Is called with the fault that the response will have. The server has to do what a response cannot
   * express: capitals in the names of headers.
   */
  onFault?(name: FaultName): void;
};

/** What the gateway reads of `Headers`: names are in lower case. */
export type IncomingHeaders = Pick<Headers, "get"> & Iterable<[name: string, value: string]>;
