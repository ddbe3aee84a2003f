import { expectTypeOf } from "vitest";
import type { EndEvent, VaultingEvent } from "../src/index.ts";

// Checked by `tsc`; nothing runs.
export function types(event: VaultingEvent): void {
  expectTypeOf(event.callId).toEqualTypeOf<number>();
  expectTypeOf(event.requestId).toEqualTypeOf<string | undefined>();
  switch (event.type) {
    case "attempt":
      expectTypeOf(event.url).toEqualTypeOf<string>();
      break;
    case "response":
      expectTypeOf(event.httpStatus).toEqualTypeOf<number | undefined>();
      break;
    case "end":
      expectTypeOf(event).toEqualTypeOf<EndEvent>();
      expectTypeOf(event.resultStatus).toEqualTypeOf<"S" | "F" | "U" | undefined>();
      expectTypeOf(event.error).toEqualTypeOf<string | undefined>();
      // @ts-expect-error a call has the URLs of its attempts
      event.url;
      break;
    case "retry":
    case "poll":
    case "drift":
      break;
    default:
      expectTypeOf(event).toEqualTypeOf<never>();
  }
}
