import {
  check,
  isObject,
  type OperationDescription,
  schemas,
  type Violation,
} from "@ams-vaulting/client/protocol";
import type { AnyExample, AnyExamples } from "../examples.ts";
import { type FaultName, faultNames, isGenuine } from "../fault-names.ts";
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
  /** The state that it tells, where the operation has states. */
  readonly state: unknown;
}

/** Reads a step. @throws {TypeError} that says what is wrong, and what would be right */
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
    throw fail(`a step has no member ${show(other)}. It has example, override, fault and delay.`);
  if (fault !== undefined && !isFault(fault))
    throw fail(`there is no fault ${show(fault)}. There is ${faultNames.join(", ")}.`);
  if (fault !== undefined && override !== undefined) throw fail("a fault has no override.");
  if (override !== undefined && !isObject(override))
    throw fail(`the override ${show(override)} is no object.`);
  const name = named ?? (fault && exampleFor(fault, examples)) ?? (named as unknown as string);
  const example =
    typeof name === "string" && Object.hasOwn(examples.response, name) ? examples.response[name] : undefined;
  if (!example)
    throw fail(`there is no example ${show(name)}. There is ${Object.keys(examples.response).join(", ")}.`);
  if (fault && !suits(fault, example))
    throw fail(`the example ${show(name)} does not suit the fault ${fault}.`);
  if (delay !== undefined && !(typeof delay === "number" && delay >= 0 && delay < 2 ** 31))
    throw fail(`the delay ${show(delay)} is no number of milliseconds.`);
  const body = override === undefined ? example.body : overlay(example.body, override);
  const found = override === undefined ? [] : violationsOf(description, body, override);
  if (found.length > 0)
    throw fail(
      `the contract forbids this override of ${show(name)}:\n${found.map((text) => `  ${text}`).join("\n")}`,
    );
  const { polling } = description;
  // What a client refuses is no state that it was told.
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

/** Whether a fault makes a difference to an example. */
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
  const texts = found.map((violation) => describeViolation(violation, body));
  // A mock that answers to another id than it was asked for would be no mock of this gateway.
  if (correlation && Object.hasOwn(override, correlation))
    texts.push(`/${correlation} is always that of the request`);
  return texts;
}
