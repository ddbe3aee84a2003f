import { redactCause } from "../errors/redact-cause.ts";
import { TransportError } from "../errors/transport-error.ts";
import type { CallEvidence } from "../errors/vaulting-error.ts";
import { foreignResponse } from "./foreign-response.ts";
import { cancel } from "./read-body.ts";

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** What is used of a response. */
export interface Received {
  headers: Headers;
  body: ReadableStream<unknown> | null;
}

/** The headers that mean something to this client or to its callers. The others could mislead about the body. */
const HEADERS = ["client-id", "content-type", "response-time", "retry-after", "signature", "tracerid"];

/**
 * Sends a request. Anything but HTTP 200 is not a response of the gateway.
 *
 * @param secret a value that must not show up in a cause
 * @throws {TransportError} `network`, `redirect` or `http_status`
 * @throws {ConfigurationError} when a custom fetch does not return a web `Response`
 */
export async function send(
  fetch: Fetch,
  url: string,
  init: RequestInit,
  evidence: CallEvidence,
  secret?: string,
): Promise<Received> {
  let response: Response;
  try {
    // workerd refuses "error", so a redirect is let through and refused here.
    response = await fetch(url, { ...init, redirect: "manual" });
  } catch (cause) {
    throw new TransportError("network", "The gateway could not be reached; the cause says why.", evidence, {
      cause: redactCause(cause, secret),
    });
  }
  const { status, isRedirect, headers, body } = read(response);
  if (status === 200 && !isRedirect) return { headers, body };
  // The body is not wanted: without this it would hold the connection.
  void cancel(body);
  if (isRedirect) {
    throw new TransportError("redirect", "The gateway never redirects. Check the base URL.", {
      ...evidence,
      httpStatus: status,
    });
  }
  throw new TransportError(
    "http_status",
    `HTTP ${status} comes from something between you and the gateway, which responds with 200.`,
    { ...evidence, httpStatus: status, retryAfter: headers.get("retry-after")?.slice(0, 64) },
  );
}

/** Takes over what is used of a response: a custom fetch may return anything, and change it later. */
function read(response: Response): Received & { status: number; isRedirect: boolean } {
  try {
    const { status, type, redirected, body, bodyUsed } = response;
    const isUnread = !bodyUsed && (body === null || (typeof body.getReader === "function" && !body.locked));
    if (!Number.isInteger(status) || !isUnread) throw foreignResponse();
    const headers = new Headers();
    for (const name of HEADERS) {
      const value = response.headers.get(name);
      // Some implementations return undefined for a header that is not there.
      if (typeof value === "string") headers.set(name, value);
    }
    const isRedirect = redirected || type === "opaqueredirect" || (status >= 300 && status < 400);
    return { status, isRedirect, headers, body };
  } catch {
    throw foreignResponse();
  }
}
