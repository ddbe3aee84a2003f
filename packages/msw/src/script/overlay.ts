import { isObject } from "@ams-vaulting/client/protocol";

/** Lays one object over another, member by member; `undefined` takes a member away, arrays are replaced whole. */
export function overlay(
  base: { readonly [name: string]: unknown },
  over: { readonly [name: string]: unknown },
): Record<string, unknown> {
  const result: Record<string, unknown> = { ...base };
  for (const [name, value] of Object.entries(over)) {
    const below = Object.hasOwn(result, name) ? result[name] : undefined;
    if (value === undefined) delete result[name];
    // defineProperty: an own member named __proto__ stays a member.
    else
      Object.defineProperty(result, name, {
        value: isObject(below) && isObject(value) ? overlay(below, value) : value,
        configurable: true,
        enumerable: true,
        writable: true,
      });
  }
  return result;
}
