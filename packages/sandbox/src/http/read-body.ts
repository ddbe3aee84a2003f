import type { IncomingMessage } from "node:http";

/** No message of this API comes near it. */
export const MAX_BODY_BYTES = 100_000;

/** A sender is cut off after so many times the limit. */
const PATIENCE = 100;

/**
 * Reads the body of a request to its end; `undefined` when it is larger than the limit. What is too much is thrown away, and
 * not left unread: a response to a caller who still sends gets lost.
 */
export async function readBody(
  incoming: IncomingMessage,
  limit: number,
): Promise<Buffer<ArrayBuffer> | undefined> {
  const chunks: Buffer<ArrayBuffer>[] = [];
  let size = 0;
  return new Promise((resolve, reject) => {
    incoming.on("data", (chunk: Buffer<ArrayBuffer>) => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      else if (size > limit * PATIENCE) incoming.destroy();
    });
    incoming.once("end", () => resolve(size > limit ? undefined : Buffer.concat(chunks)));
    incoming.once("error", reject);
    // A caller who hangs up, or is cut off, sends no end.
    incoming.once("close", () => reject(new Error("The request ended too early.")));
  });
}
