import {
  check,
  isObject,
  type OperationDescription,
  schemas,
  type Violation,
} from "@ams-vaulting/client/protocol";
import type { AnyExample, AnyExamples } from "../contract/examples.ts";
import { type FaultName, faultNames, isGenuine } from "../contract/fault-names.ts";
import { describeViolation } from "../text/describe-violation.ts";
import { show } from "../text/show.ts";
import { overlay } from "./overlay.ts";
import type { AnyStepObject } from "./step.ts";

/** What steps are read against. */
export interface OperationContract {
  readonly id: string;
  readonly description: OperationDescription;
  readonly examples: AnyExamples;
}

/** A step that the contract allows. */
export interface ReadStep {
  readonly name: string;
  readonly example: AnyExample;
  readonly delay: number | undefined;
  readonly fault: FaultName | undefined;
  /** The state in its body, where the operation has states. */
  readonly state: unknown;
}

/** Reads a step. @throws {TypeError} with what is wrong, and what would be right */
export function readStep(contract: OperationContract, step: unknown): ReadStep {
  const { id, description, examples } = contract;
  const fail = (why: string) => new TypeError(`${id}: ${why}`);
  const {
    example: named,
    fault,
    override,
    delay,
    ...rest
  } = (isObject(step) ? step : { example: step }) as AnyStepObject;
  const [other] = Object.keys(rest);
  if (other !== undefined)
    throw fail(`unknown member ${show(other)} of a step. Use example, override, fault or delay.`);
  if (fault !== undefined && !isFault(fault))
    throw fail(`unknown fault ${show(fault)}. Use one of ${faultNames.join(", ")}.`);
  if (fault !== undefined && override !== undefined)
    throw fail("a step with a fault cannot have an override.");
  if (override !== undefined && !isObject(override))
    throw fail(`the override must be an object, not ${show(override)}.`);
  const name = named ?? (fault && exampleFor(fault, examples)) ?? (named as unknown as string);
  const example =
    typeof name === "string" && Object.hasOwn(examples.response, name) ? examples.response[name] : undefined;
  if (!example)
    throw fail(`unknown example ${show(name)}. Use one of ${Object.keys(examples.response).join(", ")}.`);
  if (fault && !suits(fault, example))
    throw fail(`the fault ${fault} has no effect on the example ${show(name)}. Choose another example.`);
  if (delay !== undefined && !(typeof delay === "number" && delay >= 0 && delay < 2 ** 31))
    throw fail(`the delay must be a number of milliseconds below 2^31, not ${show(delay)}.`);
  const body = override === undefined ? example.body : overlay(example.body, override);
  const found = override === undefined ? [] : violationsOf(description, body, override);
  if (found.length > 0)
    throw fail(
      `the contract forbids this override of ${show(name)}:\n${found.map((line) => `  ${line}`).join("\n")}`,
    );
  const { polling } = description;
  // A state in a response that the client refuses does not count.
  const state = fault && !isGenuine(fault) ? undefined : polling && body[polling.field];
  return { name, example: { ...example, body }, delay, fault, state };
}

function isFault(name: string): name is FaultName {
  return (faultNames as readonly string[]).includes(name);
}

/** The example that a fault is played with when none is named. */
function exampleFor(fault: FaultName, { response, situations }: AnyExamples): string | undefined {
  const failure = fault === "unsigned_failure" && situations["correlation-unknown"];
  return failure || Object.keys(response).find((name) => suits(fault, response[name] as AnyExample));
}

/** Whether a fault has an effect on an example. */
function suits(fault: FaultName, { signed, body }: AnyExample): boolean {
  if (isGenuine(fault)) return true;
  const succeeded = Object(body.result).resultStatus === "S";
  if (fault === "unsigned_failure") return !succeeded;
  return fault === "unsigned_success" ? succeeded : signed;
}

/** How a body breaks the contract, with the values that do. */
function violationsOf(
  description: OperationDescription,
  body: AnyExample["body"],
  override: Record<string, unknown>,
): string[] {
  const { correlation, response, resultCodes } = description;
  const { resultCode, resultStatus } = Object(body.result) as { [name: string]: unknown };
  const status = Object.hasOwn(resultCodes, String(resultCode)) && resultCodes[String(resultCode)]?.status;
  const found: Violation[] = check(schemas, response, body)
    // New values of open lists are what their openness is for.
    .filter(({ rule }) => rule !== "unknown_value");
  if (status && status !== resultStatus)
    found.push({ path: "/result/resultStatus", rule: "const", want: status });
  const lines = found.map((violation) => describeViolation(violation, body));
  // The gateway never responds with an id other than that of the request.
  if (correlation && Object.hasOwn(override, correlation))
    lines.push(`/${correlation} always repeats that of the request`);
  return lines;
}
