import type { Bytes } from "../bytes.ts";
import { TransportError } from "../errors/transport-error.ts";
import type { CallEvidence } from "../errors/vaulting-error.ts";

/** Reads a body up to a limit. @throws {TransportError} `body_too_large` or `body_incomplete` */
export async function readBody(
  response: Response,
  limit: number,
  evidence: CallEvidence,
  signal: AbortSignal,
): Promise<Bytes> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  // A body that nobody waits for any more would hold its connection.
  const abandon = () => void reader?.cancel().catch(() => {});
  if (signal.aborted) abandon();
  signal.addEventListener("abort", abandon, { once: true });
  try {
    for (;;) {
      const next = await reader?.read();
      if (!next || next.done) break;
      size += next.value.length;
      if (size > limit) {
        throw new TransportError(
          "body_too_large",
          `The body is larger than ${limit} bytes, so it is no answer of the gateway.`,
          evidence,
        );
      }
      chunks.push(next.value);
    }
  } catch (error) {
    abandon();
    if (error instanceof TransportError) throw error;
    throw new TransportError("body_incomplete", "The connection broke while the body was read.", evidence, {
      cause: error,
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
