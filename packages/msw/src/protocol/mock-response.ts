/** A response before it is sent: what a `Response` holds, without what making and reading one costs. */
export interface MockResponse {
  readonly status: number;
  /** By name, in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** A stream where the body arrives slowly or breaks off. Then `content-length` is in the headers. */
  readonly body: string | ReadableStream<Uint8Array>;
}

export function toResponse({ status, headers, body }: MockResponse): Response {
  // A status such as 302 may have no body, not even an empty one.
  return new Response(body === "" ? null : body, { status, headers });
}
