import { operationTable } from "@ams-vaulting/client/protocol";
import { type FaultName, faultNames } from "@ams-vaulting/msw";
import { type Body, bodiesOf } from "./bodies-of.ts";

/** `mock_<step>`, `mock_<step>-then-<step>`, and so on; a step is an example or `fault_<fault>`. */
const PREFIX = "mock_";
const THEN = "-then-";
const FAULT = "fault_";

/** A step as `respond()` takes it. */
export type MagicStep = string | { fault: string };

/**
 * The steps that an id spells out; `undefined` for other ids. What follows a dot makes ids different, no more:
 * each of them goes through the steps on its own.
 */
export function readMagicId(id: string): MagicStep[] | undefined {
  if (!id.startsWith(PREFIX)) return undefined;
  const [steps = ""] = id.slice(PREFIX.length).split(".");
  return steps
    .split(THEN)
    .map((step) => (step.startsWith(FAULT) ? { fault: step.slice(FAULT.length) } : step));
}

/** All but one: a server that listens cannot refuse a connection. */
export const faultsOverHttp: readonly FaultName[] = faultNames.filter(
  (name) => name !== "connection_refused",
);

/** Ids that show what magic ids can do: a wait that ends in each state, a repeated attempt, and every fault. */
export function magicIds(operation: string): { id: string; steps: string[] }[] {
  const { correlation, polling } = operationTable[operation] ?? {};
  if (!correlation) return [];
  const bodies = Object.entries(bodiesOf(operation));
  const named = (fits: (body: Body) => boolean) =>
    bodies.filter(([, body]) => fits(body)).map(([name]) => name);
  const inState = (states: readonly string[] = []) =>
    named((body) => polling !== undefined && states.includes(String(body[polling.field])));
  const [pending] = inState(polling?.pending);
  const finals = inState(polling?.final);
  const succeeded = named(({ result }) => (result as Body).resultStatus === "S")[0];
  const unknown = named(({ result }) => (result as Body).resultStatus === "U")[0];
  const sequences = [
    ...(pending ? [[pending], ...finals.map((final) => [pending, final])] : []),
    ...(unknown && succeeded ? [[unknown, succeeded]] : []),
    ...(succeeded ? [[`${FAULT}connection_reset`, succeeded]] : []),
    ...faultsOverHttp.map((fault) => [FAULT + fault]),
  ];
  return sequences.map((steps) => ({ id: PREFIX + steps.join(THEN), steps }));
}
