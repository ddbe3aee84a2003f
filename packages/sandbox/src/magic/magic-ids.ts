import { operationTable } from "@ams-vaulting/client/protocol";
import { examples, type FaultName, faultNames, type VaultingMock } from "@ams-vaulting/msw";
import type { LeadToBank } from "../bank/steps.ts";

/** `mock_<step>`, `mock_<step>-then-<step>`, and so on; a step is an example or `fault_<fault>`. */
const PREFIX = "mock_";
const THEN = "-then-";
const FAULT = "fault_";

/** So many ids are followed through their steps; of more, those that came first begin anew. */
const MAX_IDS = 10_000;

/** A step as `respond()` takes it. */
type MagicStep = string | { fault: string };
type AnyRequest = Record<string, unknown>;
/** The examples of any operation. Which situations they cover is up to the contract. */
interface AnyExamples {
  readonly request: Readonly<Record<string, AnyRequest>>;
  readonly response: Readonly<Record<string, object>>;
  readonly situations: { readonly [situation: string]: string };
}

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

/**
 * Makes a mock answer magic ids. Everything else it answers as if nothing had been said: the request examples get the
 * contract's own answers, with the links that stand there.
 */
export function answerMagicIds(mock: VaultingMock, lead: LeadToBank): void {
  for (const [operation, { request, response, situations }] of Object.entries<AnyExamples>(examples)) {
    const { correlation = "" } = operationTable[operation] ?? {};
    const idOf = (given: AnyRequest) => {
      const id = given[correlation];
      return typeof id === "string" ? id : undefined;
    };
    const paired = new Map(Object.entries(request).map(([name, example]) => [idOf(example), name]));
    const fallback = situations["correlation-unknown"] ?? Object.keys(response)[0];
    const asked = new Map<string, number>();
    const answer = (given: AnyRequest): unknown => {
      const id = idOf(given);
      const steps = id === undefined ? undefined : readMagicId(id);
      if (id === undefined || !steps) return paired.get(id) ?? fallback;
      const count = asked.get(id) ?? 0;
      if (steps.length > 1) asked.set(id, count + 1);
      if (asked.size > MAX_IDS) asked.delete(asked.keys().next().value ?? "");
      return lead(operation, id, steps[Math.min(count, steps.length - 1)]);
    };
    scriptOf(mock, operation).respond(answer);
  }
}

/** The script of an operation whose id comes from outside. What is given to it is checked by the mock. */
export function scriptOf(mock: VaultingMock, operation: string): AnyScript & { for(id: string): AnyScript } {
  return (mock as unknown as Record<string, AnyScript & { for(id: string): AnyScript }>)[operation] as never;
}
interface AnyScript {
  respond(...steps: unknown[]): void;
}

/** Nothing that listens can refuse a connection. */
export const faultsOverHttp: readonly FaultName[] = faultNames.filter(
  (name) => name !== "connection_refused",
);

/** Ids that show what magic ids can do: a wait that ends in each state, a repeated attempt, and every fault. */
export function magicIds(operation: string): { id: string; steps: string[] }[] {
  const { correlation, polling } = operationTable[operation] ?? {};
  if (!correlation) return [];
  const bodies = Object.entries<{ body: object }>(
    (examples as Record<string, { response: Record<string, { body: object }> }>)[operation]?.response ?? {},
  );
  const named = (member: (body: AnyRequest) => boolean) =>
    bodies.filter(([, { body }]) => member(body as AnyRequest)).map(([name]) => name);
  const inState = (states: readonly string[] = []) =>
    named((body) => polling !== undefined && states.includes(String(body[polling.field])));
  const [pending] = inState(polling?.pending);
  const finals = inState(polling?.final);
  const succeeded = named(({ result }) => (result as AnyRequest).resultStatus === "S")[0];
  const unknown = named(({ result }) => (result as AnyRequest).resultStatus === "U")[0];
  const sequences = [
    ...(pending ? [[pending], ...finals.map((final) => [pending, final])] : []),
    ...(unknown && succeeded ? [[unknown, succeeded]] : []),
    ...(succeeded ? [[`${FAULT}connection_reset`, succeeded]] : []),
    ...faultsOverHttp.map((fault) => [FAULT + fault]),
  ];
  return sequences.map((steps) => ({ id: PREFIX + steps.join(THEN), steps }));
}
