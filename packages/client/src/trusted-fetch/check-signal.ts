import { invalidOption } from "../errors/configuration-error.ts";

/** An option from plain JavaScript may be anything. @throws {ConfigurationError} for what is not an AbortSignal */
export function checkSignal(signal: AbortSignal | null | undefined): void {
  if (signal === undefined || signal === null) return;
  // By what it can do, not by `instanceof`: test environments and polyfills have classes of their own.
  const { aborted, addEventListener, removeEventListener } = Object(signal) as Partial<AbortSignal>;
  if (
    typeof aborted === "boolean" &&
    typeof addEventListener === "function" &&
    typeof removeEventListener === "function"
  )
    return;
  throw invalidOption("signal", "It must be an AbortSignal.");
}
