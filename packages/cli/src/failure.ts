import { exit } from "./exit-codes.ts";

/** Something that the user has to put right. Its message says what to do. */
export class UsageError extends Error {
  override readonly name = "UsageError";
  readonly code: "usage" | "configuration";

  constructor(message: string, code: "usage" | "configuration" = "usage", options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** Something in the way that is neither the user's nor the gateway's: a file that is there already, a full disk. */
export class ObstacleError extends Error {
  override readonly name = "ObstacleError";
  readonly code = "obstacle";
}

export function exitCodeOf(error: unknown): number {
  return error instanceof UsageError ? exit.usage : exit.unexpected;
}

/** The code of an error of the system, such as ENOENT. */
export function systemCode(error: unknown): string | undefined {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  return typeof code === "string" ? code : undefined;
}
