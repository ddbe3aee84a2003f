import { type ConfigurationError, invalidOption } from "../errors/configuration-error.ts";

/** What a custom fetch returned cannot be read. */
export function foreignResponse(): ConfigurationError {
  return invalidOption("fetch", "It did not return an unread web `Response` with a stream of bytes.");
}
