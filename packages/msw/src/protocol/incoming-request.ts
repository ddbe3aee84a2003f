import type { FaultName } from "../fault-names.ts";

/**
 * What the gateway reads of a request. Every `Request` has it; a server that has read the bytes already gives them without
 * making one, which costs it half as much as a signature.
 */
export type IncomingRequest = Pick<Request, "method" | "url" | "signal" | "arrayBuffer"> & {
  readonly headers: IncomingHeaders;
  /**
   * Is called with the fault that the response will have. What a response cannot express is for the server to do:
   * capitals in the names of headers.
   */
  onFault?(name: FaultName): void;
};

/** What the gateway reads of `Headers`: it asks for names in lower case. */
export type IncomingHeaders = Pick<Headers, "get"> & Iterable<[name: string, value: string]>;
