import { show } from "../text/show.ts";
import { isFinal, refuseImpossible } from "./order.ts";
import { type OperationContract, type ReadStep, readStep } from "./read-step.ts";
import type { AnyStep } from "./step.ts";

/** The responses of an operation, in steps. */
export interface Script {
  /** The step for the next request with this id. @throws {TypeError} when a function returns one that is forbidden */
  next(id: string | undefined, request: Record<string, unknown>): Promise<ReadStep>;
  /**
   * Sets the steps, for one id or for every id that has none of its own: each id goes through them on its own, and the
   * last one is repeated.
   * @throws {TypeError} when the contract forbids a step or their order
   */
  set(steps: readonly AnyStep[], id?: string): void;
  /** The steps that no request has reached, for people. */
  unused(): string[];
  reset(): void;
}

type Prepared = ReadStep | ((request: Record<string, unknown>) => unknown);

/** Steps, and the progress of each id in them. */
interface Sequence {
  steps: Prepared[];
  progress: Map<string | undefined, Progress>;
  /** Number of steps that any request has reached. */
  reached: number;
}

/** A sandbox runs for days. An id that was forgotten starts again. */
const MAX_IDS = 10_000;

function remember({ progress }: Sequence, id: string | undefined, changed: Partial<Progress>): void {
  progress.set(id, { count: 0, ...progress.get(id), ...changed });
  if (progress.size > MAX_IDS) progress.delete(progress.keys().next().value);
}

/** The progress of an id. */
interface Progress {
  /** The number of its requests. */
  count: number;
  /** Its final state, where it has one. */
  ended?: string;
}

/**
 * Without steps, the id of a request example gets the response example of its name; other ids get the unknown one.
 *
 * @param stepsFor the steps of an id for which none are set: read one by one, when they are reached
 */
export function createScript(
  contract: OperationContract,
  stepsFor: (id: string) => readonly AnyStep[] | undefined = () => undefined,
): Script {
  const { id: operationId, examples, description } = contract;
  const { correlation } = description;
  const paired = new Map(
    Object.entries(examples.request).map(([name, request]) => [correlation && request[correlation], name]),
  );
  const fallback = examples.situations["correlation-unknown"] ?? Object.keys(examples.response)[0];
  let common: Sequence | undefined;
  const own = new Map<string | undefined, Sequence>();
  const impliedProgress: Sequence["progress"] = new Map();

  function implied(id: string | undefined): Sequence | undefined {
    const steps = id === undefined ? undefined : stepsFor(id);
    if (!steps || steps.length === 0) return undefined;
    const chosen = steps.map((step) => (typeof step === "function" ? step : () => step));
    return { steps: chosen, progress: impliedProgress, reached: 0 };
  }

  function prepare(steps: readonly AnyStep[]): Sequence {
    if (steps.length === 0)
      throw new TypeError(
        `${operationId}: respond() needs at least one step. Use one of ${Object.keys(examples.response).join(", ")}.`,
      );
    let before: unknown;
    const prepared = steps.map((step) => {
      if (typeof step === "function") return step;
      const read = readStep(contract, step);
      refuseImpossible(contract, before, read);
      if (isFinal(description, read.state)) before = read.state;
      return read;
    });
    return { steps: prepared, progress: new Map(), reached: 0 };
  }

  return {
    async next(id, request) {
      const sequence = own.get(id) ?? common ?? implied(id);
      if (!sequence) return readStep(contract, (id === undefined ? undefined : paired.get(id)) ?? fallback);
      const { steps, progress } = sequence;
      const index = Math.min(progress.get(id)?.count ?? 0, steps.length - 1);
      // Where there is nothing to count, ids are not collected.
      if (steps.length > 1) remember(sequence, id, { count: index + 1 });
      sequence.reached = Math.max(sequence.reached, index + 1);
      const step = steps[index] as Prepared;
      const chosen = typeof step === "function";
      const read = chosen ? readStep(contract, await step(request)) : step;
      refuseImpossible(contract, progress.get(id)?.ended, read);
      if (isFinal(description, read.state) && (chosen || steps.length > 1))
        remember(sequence, id, { ended: read.state });
      return read;
    },
    set(steps, id) {
      const sequence = prepare(steps);
      if (id === undefined) common = sequence;
      else own.set(id, sequence);
    },
    unused() {
      const describeRest = ({ steps, reached }: Sequence, owner: string) =>
        steps.slice(reached).map((step, index) => {
          const name = typeof step === "function" ? "a function" : show(step.fault ?? step.name);
          return `${owner}: step ${reached + index + 1} of ${steps.length}, ${name}`;
        });
      return [
        ...(common ? describeRest(common, operationId) : []),
        ...[...own].flatMap(([id, sequence]) => describeRest(sequence, `${operationId} for ${show(id)}`)),
      ];
    },
    reset() {
      common = undefined;
      own.clear();
      impliedProgress.clear();
    },
  };
}
