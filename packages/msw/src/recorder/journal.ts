import type { OperationId } from "../examples.ts";
import type { IncomingRequest } from "../gateway/incoming-request.ts";
import type { Entry, RecordedRequest } from "./record.ts";
import { withoutSecrets } from "./without-secrets.ts";

/** Tests send a few requests. A sandbox may be asked for days. */
const LIMIT = 10_000;

/** What was asked, oldest first. */
export interface Journal {
  readonly entries: readonly RecordedRequest[];
  begin(operation: string | undefined, request: IncomingRequest): Entry;
  reset(): void;
}

export function createJournal(): Journal {
  const entries: Entry[] = [];
  return {
    entries,
    begin(operation, request) {
      const entry: Entry = {
        operation: operation as OperationId | undefined,
        method: request.method,
        url: request.url,
        headers: withoutSecrets(request.headers),
        request: undefined,
        signature: { verdict: "unchecked" },
        refused: undefined,
        reasons: [],
        example: undefined,
        fault: undefined,
        error: undefined,
      };
      entries.push(entry);
      if (entries.length > LIMIT) entries.shift();
      return entry;
    },
    reset() {
      entries.length = 0;
    },
  };
}
