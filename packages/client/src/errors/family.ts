/** What went wrong, in one word: which part of the request pipeline failed. */
export type ErrorFamily = "configuration" | "transport" | "trust" | "contract" | "result" | "wait";

/** Shared by every copy of this package, so that guards work across copies and after minification. */
export const FAMILY = Symbol.for("ams-vaulting.error-family");

/** The family of an error of this package, whichever copy of it made the error; else `undefined`. */
export function familyOf(error: unknown): ErrorFamily | undefined {
  return error instanceof Error ? (error as { [FAMILY]?: ErrorFamily })[FAMILY] : undefined;
}
