import type { Endpoint } from "../base-urls.ts";
import type { OperationDescription } from "../contract/operation.ts";

/** A request of an operation: the same at every attempt. */
export interface Exchange {
  /** The operation's id in the contract. */
  id: string;
  operation: OperationDescription;
  endpoint: Endpoint;
  /** The request body, exactly as it is sent. */
  body: string;
  /** The value that the response has to carry too. */
  correlation: string | undefined;
  /** The number of the call that this exchange is a part of. The whole notifies of its end itself. */
  partOf?: number | undefined;
  /** Headers beside the ones that this client sets. */
  headers?: Headers;
}
