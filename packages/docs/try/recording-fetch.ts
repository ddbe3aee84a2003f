import { type Break, flipBody, flipSignature } from "./flip.ts";

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** What went over the wire in one attempt. */
export interface Exchange {
  readonly url: string;
  readonly requestHeaders: Headers;
  readonly requestBody: string;
  /** `undefined` while there is no answer. */
  answer: Answer | undefined;
}

export interface Answer {
  readonly status: number;
  readonly statusText: string;
  readonly headers: Headers;
  /** The body as the client reads it; `undefined` when it does not arrive as a whole. */
  readonly body: Promise<Uint8Array | undefined>;
  /** The place of the byte that was changed on the way. */
  readonly changedAt: number | undefined;
}

/** A fetch that keeps what it sends and receives, and breaks it where that is wanted. */
export function recordingFetch(broken: Break, record: (exchange: Exchange) => void): Fetch {
  return async (url, init) => {
    const headers = new Headers(init.headers);
    if (broken === "request") headers.set("signature", flipSignature(headers.get("signature") ?? ""));
    const exchange: Exchange = {
      url,
      requestHeaders: headers,
      requestBody: String(init.body),
      answer: undefined,
    };
    record(exchange);
    const response = await fetch(url, { ...init, headers, cache: "no-store", credentials: "omit" });
    const [received, changedAt] =
      broken === "answer" && response.body ? await changeBody(response) : [response];
    const { status, statusText } = received;
    const body = received
      .clone()
      .arrayBuffer()
      .then(
        (buffer) => new Uint8Array(buffer),
        () => undefined,
      );
    exchange.answer = { status, statusText, headers: received.headers, body, changedAt };
    return received;
  };
}

async function changeBody(response: Response): Promise<[Response, number]> {
  const body = new Uint8Array(await response.arrayBuffer());
  const changedAt = flipBody(body);
  const { status, statusText, headers } = response;
  return [new Response(body, { status, statusText, headers }), changedAt];
}
