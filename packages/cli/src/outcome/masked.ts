import { secretMembers } from "@ams-vaulting/client/protocol";

/** A copy without the values that must not be shown: what the client's own inspection hides. */
export function masked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(masked);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      secretMembers.includes(name) ? "[secret]" : masked(member),
    ]),
  );
}

/** A copy as plain data, for printing and files. */
export function shown(response: unknown, showToken: boolean): unknown {
  return showToken ? response : masked(response);
}
