import type { Read } from "./items.ts";

/** Reads the member of a line that holds the id: a text, or an integer that is written with all its digits. */
export function readMember(text: string, field: readonly string[], line: number): Read {
  const fail = (problem: string): Read => ({ id: undefined, line, problem });
  let value: unknown;
  try {
    value = JSON.parse(text, keepDigits);
  } catch {
    return fail(`Line ${line} is not valid JSON.`);
  }
  if (typeof value === "object") {
    for (const name of field) {
      const isObject = typeof value === "object" && value !== null && Object.hasOwn(value, name);
      value = isObject ? (value as Record<string, unknown>)[name] : undefined;
    }
  }
  if (typeof value === "string") return { id: value, line };
  if (typeof value === "number")
    return fail(
      `Line ${line} has a number for an id that is not a whole one with all its digits. Write the id as a text.`,
    );
  return fail(`Line ${line} has no text at ${field.join(".")}.`);
}

/** Makes a text of a number that is written as it would be read: any other one would become another id. */
function keepDigits(_name: string, member: unknown, { source }: { source?: string } = {}): unknown {
  const isSame = Number.isSafeInteger(member) && String(member) === source;
  return isSame ? source : member;
}
