import { operationTable } from "@ams-vaulting/client/protocol";
import { examples } from "@ams-vaulting/msw";

/** A request id that the sandbox knows, and what it answers. */
export interface Scenario {
  operation: string;
  name: string;
  request: Readonly<Record<string, unknown>>;
  resultCode: string;
  resultStatus: string;
  /** The value of the operation's status member, where the answer has it. */
  state: string | undefined;
  signed: boolean;
}

/** The named examples of the contract, as a caller of the sandbox meets them. */
export function scenarios(): Scenario[] {
  return Object.entries(examples).flatMap(([operation, { request, response }]) => {
    const field = operationTable[operation]?.polling?.field ?? "";
    return Object.entries(response).map(([name, { body, signed }]): Scenario => {
      const { resultCode, resultStatus } = body.result;
      const state = (body as Record<string, unknown>)[field];
      return {
        operation,
        name,
        request: (request as Record<string, Record<string, unknown>>)[name] ?? {},
        resultCode,
        resultStatus,
        state: typeof state === "string" ? state : undefined,
        signed,
      };
    });
  });
}
