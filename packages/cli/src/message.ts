import { type Output, writeLine } from "./io.ts";
import { withoutKeys } from "./secrets/key-material.ts";
import { toJsonText } from "./terminal/printable.ts";

/** Prints a message. Every message of the program that may quote input goes through here. */
export function say(output: Output, text: string): Promise<void> {
  return writeLine(output, withoutKeys(text));
}

/** The same for programs: one JSON object. */
export function sayJson(output: Output, value: object): Promise<void> {
  return writeLine(output, toJsonText(withoutKeysIn(value)));
}

function withoutKeysIn(value: unknown): unknown {
  if (typeof value === "string") return withoutKeys(value);
  if (Array.isArray(value)) return value.map(withoutKeysIn);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [withoutKeys(name), withoutKeysIn(member)]),
  );
}
