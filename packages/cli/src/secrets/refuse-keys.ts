import { UsageError } from "../failure.ts";
import { holdsKey } from "./key-material.ts";

const ADVICE =
  "Other users see the arguments of a process, and shells keep them: give the path of a file, or use the environment, and make a new key if this one is private.";

/** Refuses arguments that hold a key, wherever they are, before anything reads them. @throws {UsageError} */
export function refuseKeysIn(args: readonly string[]): void {
  const index = args.findIndex(holdsKey);
  if (index >= 0) throw new UsageError(`${nameOf(args, index)} holds a key, which is not used. ${ADVICE}`);
}

/** The option that an argument belongs to, else its place. */
function nameOf(args: readonly string[], index: number): string {
  const own = /^--[a-z][a-z-]{1,40}(?==)/.exec(args[index] ?? "")?.[0];
  const before = /^--[a-z][a-z-]{1,40}$/.exec(args[index - 1] ?? "")?.[0];
  return own ?? before ?? `Argument ${index + 1}`;
}
