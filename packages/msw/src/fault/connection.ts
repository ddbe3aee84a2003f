/** What is wrong with a connection, as Node.js tells it: `fetch` throws a TypeError, and its cause has the code. */
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
export function cutBody(answer: Response): Promise<Response> {
  return inHalves(answer, async () => {
    throw connectionError("connection_closed", "terminated");
  });
}

/** The headers and half of the body at once, the rest after a pause. */
export function slowBody(
  answer: Response,
  pause: () => Promise<void>,
  signal: AbortSignal,
): Promise<Response> {
  return inHalves(answer, async () => {
    await pause();
    signal.throwIfAborted();
  });
}

async function inHalves(answer: Response, between: () => Promise<void>): Promise<Response> {
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const middle = bytes.length >> 1;
  let begun = false;
  const body = new ReadableStream<Uint8Array>(
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
  // Said as on the wire: whoever passes the answer on sees that there has to be more of it.
  answer.headers.set("content-length", String(bytes.length));
  return new Response(body, { headers: answer.headers });
}
