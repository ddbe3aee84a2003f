import type { AnyExamples } from "../examples.ts";

/** Which example answers which request. */
export interface Script {
  /** The name of the example for the next request with this id. */
  next(id: string | undefined): string;
  /** Sets the steps for every id: each id goes through them on its own, and the last one sticks. */
  set(names: readonly string[]): void;
  reset(): void;
}

/** Without steps, the id of a request example gets the response example of its name; other ids get the unknown one. */
export function createScript(
  operationId: string,
  examples: AnyExamples,
  correlation: string | undefined,
): Script {
  const names = Object.keys(examples.response);
  const paired = new Map(
    Object.entries(examples.request).map(([name, request]) => [correlation && request[correlation], name]),
  );
  let steps: readonly string[] = [];
  const asked = new Map<string | undefined, number>();

  return {
    next(id) {
      const count = asked.get(id) ?? 0;
      asked.set(id, count + 1);
      const step = steps[Math.min(count, steps.length - 1)];
      const fallback = examples.situations["correlation-unknown"] ?? names[0];
      return step ?? (id === undefined ? undefined : paired.get(id)) ?? (fallback as string);
    },
    set(wanted) {
      if (wanted.length === 0)
        throw new TypeError(`respond() of ${operationId} needs at least one example: ${names.join(", ")}.`);
      for (const name of wanted) {
        if (names.includes(name)) continue;
        throw new TypeError(
          `${operationId} has no example ${JSON.stringify(name)}. It has ${names.join(", ")}.`,
        );
      }
      steps = wanted;
      asked.clear();
    },
    reset() {
      steps = [];
      asked.clear();
    },
  };
}
