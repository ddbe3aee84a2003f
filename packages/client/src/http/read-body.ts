import type { Bytes } from "../bytes.ts";
import { redactCause } from "../errors/redact-cause.ts";
import { TransportError } from "../errors/transport-error.ts";
import { type CallEvidence, VaultingError } from "../errors/vaulting-error.ts";
import { foreignResponse } from "./foreign-response.ts";

/**
 * Reads a body up to a limit.
 *
 * @param secret a value that must not show up in a cause
 * @throws {TransportError} `body_too_large` or `body_incomplete`
 * @throws {ConfigurationError} when what a custom fetch returned is not a stream of bytes
 */
export async function readBody(
  stream: ReadableStream<unknown> | null,
  limit: number,
  evidence: CallEvidence & { httpStatus?: number },
  signal: AbortSignal,
  secret?: string,
): Promise<Bytes> {
  const chunks: Bytes[] = [];
  let size = 0;
  let reader: ReadableStreamDefaultReader<unknown> | undefined;
  // A body that nobody waits for any more would hold its connection.
  const abandon = () => void cancel(reader);
  signal.addEventListener("abort", abandon, { once: true });
  try {
    reader = stream?.getReader();
    if (signal.aborted) abandon();
    while (reader) {
      const { done, value } = await reader.read();
      if (done) break;
      if (!ArrayBuffer.isView(value)) throw foreignResponse();
      size += value.byteLength;
      if (size > limit) {
        throw new TransportError(
          "body_too_large",
          `The body is larger than ${limit} bytes, so it is not a response of the gateway.`,
          evidence,
        );
      }
      // A copy: who fills one buffer again and again would change what was read before.
      chunks.push(new Uint8Array(value.buffer, value.byteOffset, value.byteLength).slice());
    }
  } catch (cause) {
    abandon();
    if (cause instanceof VaultingError) throw cause;
    throw new TransportError("body_incomplete", "The connection broke while the body was read.", evidence, {
      cause: redactCause(cause, secret),
    });
  } finally {
    signal.removeEventListener("abort", abandon);
  }
  const body = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    body.set(chunk, at);
    at += chunk.length;
  }
  return body;
}

/** Lets go of a body. Async, so that a stream that throws in place of rejecting ends nothing either. */
export async function cancel(stream: { cancel(): Promise<void> } | null | undefined): Promise<void> {
  try {
    await stream?.cancel();
  } catch {
    // It was broken already.
  }
}
