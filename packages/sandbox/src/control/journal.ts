import type { RecordedRequest } from "@ams-vaulting/msw";

/** The requests that came in, as plain data. The mock records nothing that must not be logged. */
export function journal(requests: readonly RecordedRequest[]): object[] {
  return requests.map(({ error, url, ...rest }) => ({
    ...rest,
    // The host is the documented server's that the sandbox replaces.
    path: new URL(url).pathname,
    error: error === undefined ? undefined : String(error),
  }));
}
