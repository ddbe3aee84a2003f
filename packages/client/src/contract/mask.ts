import { secretMembers } from "../generated/validators.ts";
import { isObject } from "./check.ts";

const INSPECT = Symbol.for("nodejs.util.inspect.custom");

/**
 * Makes `console.log` of a response show `[secret]` for the members that must never be logged. The values are still
 * there: for code, and for `JSON.stringify`.
 */
export function maskSecrets<T>(value: T): T {
  // No recursion: a body may be nested deeper than the stack.
  const open: unknown[] = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next !== "object" || next === null) continue;
    for (const member of Object.values(next)) open.push(member);
    if (isObject(next) && secretMembers.some((name) => Object.hasOwn(next, name))) {
      Object.defineProperty(next, INSPECT, { value: masked, enumerable: false, configurable: true });
    }
  }
  return value;
}

function masked(this: Record<string, unknown>): Record<string, unknown> {
  const shown = Object.entries(this).map(([name, value]) => [
    name,
    secretMembers.includes(name) ? "[secret]" : value,
  ]);
  return Object.fromEntries(shown);
}
