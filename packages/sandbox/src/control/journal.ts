import { secretMembers } from "@ams-vaulting/client/protocol";
import type { RecordedRequest } from "@ams-vaulting/msw";

/** The requests that came in, as plain data, without what must never be logged. */
export function journal(requests: readonly RecordedRequest[]): object[] {
  return requests.map(({ request, signature, reasons, error, url, ...rest }) => {
    // A body that could not be read may hold anything.
    const secret = hasSecret(request) || (request === undefined && signature.verdict === "mismatch");
    return {
      ...rest,
      // The host is the documented server's that the sandbox stands in for.
      path: new URL(url).pathname,
      request: masked(request),
      // A string to sign ends in the body, and reasons may quote it.
      signature: secret ? { verdict: signature.verdict } : signature,
      reasons: secret
        ? reasons.map(() => "The request may have secret members, so this is not shown.")
        : reasons,
      error: error === undefined ? undefined : String(error),
    };
  });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function hasSecret(value: unknown): boolean {
  if (!isObject(value)) return false;
  return Object.entries(value).some(([name, member]) => secretMembers.includes(name) || hasSecret(member));
}

function masked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(masked);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      secretMembers.includes(name) ? "[secret]" : masked(member),
    ]),
  );
}
