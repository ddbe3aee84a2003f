import { show } from "../text/show.ts";
import type { OperationContract, ReadStep } from "./read-step.ts";

/** Refuses a state after a final one: `x-polling` in the spec. @throws {TypeError} */
export function refuseImpossible(
  { id, description }: OperationContract,
  before: unknown,
  { name, state }: Pick<ReadStep, "name" | "state">,
): void {
  if (state === undefined || before === state || !isFinal(description, before)) return;
  throw new TypeError(
    `${id}: ${show(name)} cannot come after ${show(before)}, which is final. A call may still fail after it, but no other state follows.`,
  );
}

export function isFinal({ polling }: OperationContract["description"], state: unknown): state is string {
  return typeof state === "string" && polling?.final.includes(state) === true;
}
