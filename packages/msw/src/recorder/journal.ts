import type { OperationId } from "../contract/example-names.ts";
import type { IncomingRequest } from "../protocol/incoming-request.ts";
import type { Entry, RecordedRequest } from "./record.ts";
import { shownHeaders } from "./shown-headers.ts";
import { shownUrl } from "./shown-url.ts";
import { sizeOf } from "./size-of.ts";

/** Tests send a few requests. A sandbox may run for days. */
const MAX_ENTRIES = 10_000;
const MAX_BYTES = 16 * 1024 * 1024;

/** The requests that came in, oldest first. */
export interface Journal {
  readonly entries: readonly RecordedRequest[];
  begin(operation: string | undefined, request: IncomingRequest): Entry;
  /** Notes what an entry takes when nothing is added to it any more, and drops the oldest when all take too much. */
  complete(entry: Entry): void;
  reset(): void;
}

export function createJournal(): Journal {
  const entries: Entry[] = [];
  const sizes = new Map<Entry, number>();
  let total = 0;

  function measure(entry: Entry): void {
    // What a script threw may be anything; the rest is plain data.
    const { error, ...plain } = entry;
    const size = sizeOf(error instanceof Error ? { ...plain, error } : plain);
    total += size - (sizes.get(entry) ?? 0);
    sizes.set(entry, size);
    while (entries.length > MAX_ENTRIES || (total > MAX_BYTES && entries.length > 1)) drop(entries.shift());
  }

  function drop(entry: Entry | undefined): void {
    if (!entry) return;
    total -= sizes.get(entry) ?? 0;
    sizes.delete(entry);
  }

  return {
    entries,
    begin(operation, request) {
      // Masked now, and not when it is read: until then secrets would stay in memory.
      const entry: Entry = {
        operation: operation as OperationId | undefined,
        method: request.method,
        url: shownUrl(request.url),
        headers: shownHeaders(request.headers),
        request: undefined,
        signature: { verdict: "unchecked" },
        refused: undefined,
        reasons: [],
        example: undefined,
        fault: undefined,
        error: undefined,
      };
      entries.push(entry);
      measure(entry);
      return entry;
    },
    complete(entry) {
      // It may have been dropped, or forgotten by a reset, before its response was sent.
      if (sizes.has(entry)) measure(entry);
    },
    reset() {
      entries.length = 0;
      sizes.clear();
      total = 0;
    },
  };
}
