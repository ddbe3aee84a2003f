import { operationTable } from "@ams-vaulting/client/protocol";
import { examples } from "@ams-vaulting/msw";

/** A request id that the sandbox knows, and what it answers. */
export interface Scenario {
  operation: string;
  name: string;
  /** The id in the request, where the operation has one. */
  id: string | undefined;
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
    const { correlation, polling } = operationTable[operation] ?? {};
    return Object.entries(response).map(([name, { body, signed }]): Scenario => {
      const { resultCode, resultStatus } = body.result;
      const asked = (request as Record<string, Record<string, unknown>>)[name] ?? {};
      return {
        operation,
        name,
        id: text(asked, correlation),
        request: asked,
        resultCode,
        resultStatus,
        state: text(body, polling?.field),
        signed,
      };
    });
  });
}

function text(object: object, member: string | undefined): string | undefined {
  const value = member === undefined ? undefined : (object as Record<string, unknown>)[member];
  return typeof value === "string" ? value : undefined;
}
