import type { MockResponse } from "../protocol/mock-response.ts";

/** Connection errors in the form of Node.js: `fetch` throws a TypeError whose cause has the code. */
const CAUSES = {
  connection_refused: ["ECONNREFUSED", "connect ECONNREFUSED"],
  connection_reset: ["ECONNRESET", "read ECONNRESET"],
  connection_closed: ["UND_ERR_SOCKET", "other side closed"],
} as const;

export function connectionError(name: keyof typeof CAUSES, message = "fetch failed"): TypeError {
  const [code, why] = CAUSES[name];
  return new TypeError(message, { cause: Object.assign(new Error(why), { code }) });
}

/** The headers and half of the body, then the connection ends. */
export function cutBody(response: MockResponse): MockResponse {
  return inHalves(response, async () => {
    throw connectionError("connection_closed", "terminated");
  });
}

/** The headers and half of the body at once, the rest after a pause. */
export function slowBody(
  response: MockResponse,
  pause: () => Promise<void>,
  signal: AbortSignal,
): MockResponse {
  return inHalves(response, async () => {
    await pause();
    signal.throwIfAborted();
  });
}

function inHalves({ status, headers, body }: MockResponse, between: () => Promise<void>): MockResponse {
  const bytes = new TextEncoder().encode(String(body));
  const middle = bytes.length >> 1;
  let begun = false;
  const stream = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        if (begun) {
          await between();
          controller.enqueue(bytes.subarray(middle));
          controller.close();
        } else {
          begun = true;
          controller.enqueue(bytes.subarray(0, middle));
        }
      },
    },
    // Nothing is read ahead: the second half is for those who want it.
    { highWaterMark: 0 },
  );
  // As on the wire: a server that passes the response on sees that it is incomplete.
  return { status, headers: { ...headers, "content-length": String(bytes.length) }, body: stream };
}
