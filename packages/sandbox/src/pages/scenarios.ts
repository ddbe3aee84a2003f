import { operationTable } from "@ams-vaulting/client/protocol";
import { examples } from "@ams-vaulting/msw";
import { magicIds } from "../scripts/magic-ids.ts";

/** A request id that the sandbox knows, and its response. */
export type Scenario = ExampleScenario | MagicScenario;

/** A request example. */
export interface ExampleScenario {
  operation: string;
  name: string;
  /** The id in the request, where the operation has one. */
  id: string | undefined;
  request: Readonly<Record<string, unknown>>;
  resultCode: string;
  resultStatus: string;
  /** The value of the operation's status member, where the response has it. */
  state: string | undefined;
  signed: boolean;
}

/** An id that spells out its responses: one of many. */
export interface MagicScenario {
  operation: string;
  id: string;
  request: Readonly<Record<string, unknown>>;
  /** Examples, and faults as `fault_<name>`; the last one is repeated. */
  steps: string[];
}

/** The named examples of the contract, as a caller of the sandbox sees them, and ids that spell out more. */
export function scenarios(): Scenario[] {
  return [...exampleScenarios(), ...magicScenarios()];
}

export function exampleScenarios(): ExampleScenario[] {
  return Object.entries(examples).flatMap(([operation, { request, response }]) => {
    const { correlation, polling } = operationTable[operation] ?? {};
    return Object.entries(response).map(([name, { body, signed }]): ExampleScenario => {
      const { resultCode, resultStatus } = body.result;
      const example = (request as Record<string, Record<string, unknown>>)[name] ?? {};
      return {
        operation,
        name,
        id: text(example, correlation),
        request: example,
        resultCode,
        resultStatus,
        state: text(body, polling?.field),
        signed,
      };
    });
  });
}

export function magicScenarios(): MagicScenario[] {
  return Object.entries(examples).flatMap(([operation, { request }]) => {
    const { correlation } = operationTable[operation] ?? {};
    const [example] = Object.values(request);
    return magicIds(operation).map(({ id, steps }) => ({
      operation,
      id,
      request: { ...example, ...(correlation !== undefined && { [correlation]: id }) },
      steps,
    }));
  });
}

function text(object: object, member: string | undefined): string | undefined {
  const value = member === undefined ? undefined : (object as Record<string, unknown>)[member];
  return typeof value === "string" ? value : undefined;
}
