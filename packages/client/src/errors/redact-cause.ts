import { redact } from "./redact.ts";

/** Maximum number of errors of a chain that are kept, those in lists included. */
const MOST = 12;

const NAME = /^[a-z]{1,40}$/i;
const CODE = /^([A-Z][A-Z0-9_]{0,47}|[A-Za-z]{1,48}|-?\d{1,5})$/;

/**
 * A copy of a cause: the names, codes and messages of its chain, and nothing else. Runtimes and custom fetches attach
 * raw bytes, headers and bodies to their errors, and loggers walk every member of a cause.
 *
 * @param secret a value that must not show up in a message, where one is known
 */
export function redactCause(cause: unknown, secret?: string): Error | undefined {
  let remaining = MOST;
  try {
    return copy(cause);
  } catch {
    return undefined; // a getter of a foreign object that throws
  }

  function copy(from: unknown): Error | undefined {
    if (from === undefined || from === null || remaining-- <= 0) return undefined;
    const { name, message, code, cause, errors } = from as Record<string, unknown>;
    const text = typeof from === "string" ? from : message;
    const error = new Error(
      typeof text === "string"
        ? redact(text, secret)
        : `What was thrown is not an error, but a value of type ${typeof from}.`,
    );
    if (typeof name === "string" && NAME.test(name)) define(error, "name", name);
    // The stack of the original begins with its message.
    define(error, "stack", `${error.name}: ${error.message}`);
    if (["string", "number"].includes(typeof code) && CODE.test(String(code)))
      define(error, "code", code, true);
    const inner = copy(cause);
    if (inner) define(error, "cause", inner);
    if (Array.isArray(errors)) define(error, "errors", errors.slice(0, MOST).map(copy).filter(Boolean));
    return error;
  }
}

function define(error: Error, name: string, value: unknown, enumerable = false): void {
  Object.defineProperty(error, name, { value, enumerable, configurable: true, writable: true });
}
