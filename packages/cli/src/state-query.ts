import type { CallOptions, VaultingClient, WaitOptions } from "@ams-vaulting/client";
import { type OperationDescription, operationTable } from "@ams-vaulting/client/protocol";

type QueryMethod = ((request: object, options?: CallOptions) => Promise<unknown>) & {
  untilFinal(request: object, options?: WaitOptions<unknown>): Promise<unknown>;
};

/** The operation that the commands call: the contract's first one that has states and takes an id. */
export interface StateQuery {
  readonly operation: OperationDescription;
  /** The member that holds the id, in requests and responses. */
  readonly idMember: string;
  /** The member that holds the state. */
  readonly stateMember: string;
  readonly pending: readonly string[];
  /** The final state that was hoped for: the contract names it first. */
  readonly good: string;
  readonly bad: readonly string[];
  requestOf(id: string): object;
  methodOf(client: VaultingClient): QueryMethod;
}

function findStateQuery(): StateQuery {
  for (const [name, operation] of Object.entries(operationTable)) {
    const { polling, correlation } = operation;
    const [good, ...bad] = polling?.final ?? [];
    if (!polling || correlation === undefined || good === undefined) continue;
    return {
      operation,
      idMember: correlation,
      stateMember: polling.field,
      pending: polling.pending,
      good,
      bad,
      requestOf: (id) => ({ [correlation]: id }),
      // A method of this name is there by construction; the compiler cannot see which.
      methodOf: (client) => (client as unknown as Record<string, QueryMethod>)[name] as QueryMethod,
    };
  }
  throw new Error("The contract has no operation with states that takes an id.");
}

export const stateQuery: StateQuery = findStateQuery();
