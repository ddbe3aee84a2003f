import { ConfigurationError } from "../errors/configuration-error.ts";
import { TransportError } from "../errors/transport-error.ts";
import type { CallEvidence } from "../errors/vaulting-error.ts";

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Sends a request. Anything but HTTP 200 is no answer of the gateway. @throws {TransportError} */
export async function send(
  fetch: Fetch,
  url: string,
  init: RequestInit,
  evidence: CallEvidence,
): Promise<Response> {
  let response: Response;
  try {
    // workerd refuses "error", so a redirect is let through and refused here.
    response = await fetch(url, { ...init, redirect: "manual" });
  } catch (cause) {
    throw new TransportError("network", "The gateway could not be reached; the cause says why.", evidence, {
      cause,
    });
  }
  if (!isUnread(response)) {
    throw new ConfigurationError(
      "option_invalid",
      "fetch",
      "It did not return a web Response that nobody has read yet.",
    );
  }
  const { status, type, redirected } = response;
  if (status === 200 && !redirected) return response;
  // The body is not wanted: without this it would hold the connection.
  response.body?.cancel().catch(() => {});
  if (redirected || type === "opaqueredirect" || (status >= 300 && status < 400)) {
    throw new TransportError("redirect", "The gateway never redirects. Check the base URL.", {
      ...evidence,
      httpStatus: status,
    });
  }
  throw new TransportError(
    "http_status",
    `HTTP ${status} comes from something between you and the gateway, which answers with 200.`,
    { ...evidence, httpStatus: status, retryAfter: response.headers.get("retry-after")?.slice(0, 64) },
  );
}

function isUnread(response: unknown): boolean {
  if (typeof response !== "object" || response === null) return false;
  const { status, headers, body, bodyUsed } = response as Partial<Response>;
  if (typeof status !== "number" || typeof headers?.get !== "function" || bodyUsed) return false;
  return !body || (typeof body.getReader === "function" && !body.locked);
}
