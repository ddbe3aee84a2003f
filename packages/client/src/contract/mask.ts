import { secretMembers } from "../generated/validators.ts";
import { isObject } from "./check.ts";

const INSPECT = Symbol.for("nodejs.util.inspect.custom");

/**
 * Makes `console.log` of an answer show `[secret]` for the members that must never be logged. The values are still
 * there: for code, and for `JSON.stringify`.
 */
export function maskSecrets<T>(value: T): T {
  if (Array.isArray(value)) value.forEach(maskSecrets);
  if (!isObject(value)) return value;
  Object.values(value).forEach(maskSecrets);
  if (secretMembers.some((name) => Object.hasOwn(value, name))) {
    Object.defineProperty(value, INSPECT, { value: masked, enumerable: false, configurable: true });
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
