import { type ErrorFamily, FAMILY, familyOf } from "./family.ts";
import { redactCause } from "./redact-cause.ts";

export { familyOf } from "./family.ts";

/** What is known of the call that failed. */
export interface CallEvidence {
  /** The id of the request, as given by the caller. */
  requestId?: string | undefined;
  /** How many times the request was sent. */
  attempts?: number | undefined;
  /** The gateway's own id of the call (`tracerid`), for technical support. */
  tracerId?: string | undefined;
}

/**
 * The base of every error of this package. It never holds a key, a signature, a card token or a body.
 * `code` is stable and meant for programs; `message` is meant for people and says what to do next. Of a foreign
 * `cause`, an abort reason included, the names, codes and messages of its chain are kept in a copy, and nothing else.
 */
export abstract class VaultingError extends Error {
  abstract readonly family: ErrorFamily;
  abstract readonly code: string;
  readonly requestId: string | undefined;
  readonly attempts: number;
  readonly tracerId: string | undefined;

  constructor(message: string, evidence: CallEvidence = {}, options?: ErrorOptions) {
    const cause = familyOf(options?.cause) ? options?.cause : redactCause(options?.cause);
    super(message, cause === undefined ? undefined : { cause });
    this.requestId = evidence.requestId;
    this.attempts = evidence.attempts ?? 0;
    this.tracerId = evidence.tracerId;
  }

  /** The error as plain data: nothing secret, no stack, no cause. */
  toJSON(): Record<string, unknown> {
    const {
      name,
      message,
      stack: _stack,
      cause: _cause,
      ...rest
    } = this as unknown as Record<string, unknown>;
    return { name: this.name, family: this.family, code: this.code, message: this.message, ...rest };
  }
}

// Node prints every property of an error and its whole cause. This prints what toJSON lets out, and of the cause only
// what it is: whatever a custom fetch attaches to its errors (headers, bodies) stays out of the logs.
Object.defineProperty(VaultingError.prototype, Symbol.for("nodejs.util.inspect.custom"), {
  value(this: VaultingError): string {
    const { name: _name, message: _message, ...fields } = this.toJSON();
    const shown = Object.entries(fields).filter(([, value]) => value !== undefined);
    const lines = shown.map(([key, value]) => `  ${key}: ${JSON.stringify(value)}`);
    const cause = describeCause(this.cause);
    return `${this.stack ?? `${this.name}: ${this.message}`} {\n${[...lines, ...(cause ? [`  cause: ${cause}`] : [])].join(",\n")}\n}`;
  },
});

function describeCause(cause: unknown, depth = 0): string | undefined {
  // A chain may lead back to itself.
  if (!(cause instanceof Error) || depth > 4) return undefined;
  const { code } = cause as { code?: unknown };
  const inner = describeCause(cause.cause, depth + 1);
  return `${cause.name}${typeof code === "string" ? ` ${code}` : ""}${inner ? ` <- ${inner}` : ""}`;
}

/** Marks a class, on its prototype, as one of a family. */
export function brand(prototype: VaultingError, family: ErrorFamily, name: string): void {
  Object.defineProperty(prototype, FAMILY, { value: family });
  Object.defineProperty(prototype, "name", { value: name, configurable: true, writable: true });
}
