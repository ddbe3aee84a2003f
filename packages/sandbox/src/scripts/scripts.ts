import { check, operationTable, schemas } from "@ams-vaulting/client/protocol";
import { examples, type VaultingMock } from "@ams-vaulting/msw";
import { scriptOf } from "./script-of.ts";

/** A sandbox runs for days, and scripts are kept until the state is deleted. */
const MAX_BYTES = 16 * 1024 * 1024;
/** What a step costs beside its strings, in bytes: a name becomes an example. */
const PER_STEP = 512;

/** The scripts that are set over HTTP, by id. */
export interface Scripts {
  /**
   * Sets the steps of an id.
   *
   * @throws {TypeError} for what the contract forbids
   * @throws {ScriptsFullError} when too many scripts are kept
   */
  set(operation: string, id: string, steps: readonly unknown[]): void;
  reset(): void;
}

export class ScriptsFullError extends Error {
  override readonly name = "ScriptsFullError";
}

export function createScripts(mock: VaultingMock): Scripts {
  const sizes = new Map<string, number>();
  let total = 0;
  return {
    set(operation, id, steps) {
      const problem = problemOf(operation, id);
      if (problem) throw new TypeError(`No request can have this id: ${problem}.`);
      const key = JSON.stringify([operation, id]);
      const size = 2 * (key.length + JSON.stringify(steps).length) + PER_STEP * steps.length;
      const after = total + size - (sizes.get(key) ?? 0);
      if (after > MAX_BYTES)
        throw new ScriptsFullError("Too many scripts are kept. DELETE /_sandbox/state forgets them.");
      scriptOf(mock, operation)
        .for(id)
        .respond(...steps);
      sizes.set(key, size);
      total = after;
    },
    reset() {
      sizes.clear();
      total = 0;
    },
  };
}

/** How an id breaks the contract, for people. */
function problemOf(operation: string, id: string): string | undefined {
  const { correlation, request = "" } = operationTable[operation] ?? {};
  const known = (examples as Record<string, { request: object }>)[operation]?.request ?? {};
  const [example] = Object.values(known);
  if (!correlation || !example) return undefined;
  const found = check(schemas, request, { ...example, [correlation]: id });
  const violation = found.find(({ path }) => path === `/${correlation}`);
  return violation && `${violation.rule} (${violation.want})`;
}

/** Whether a request can have this id. */
export function isPossibleId(operation: string, id: string): boolean {
  return problemOf(operation, id) === undefined;
}
