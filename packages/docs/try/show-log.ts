import type { VaultingEvent } from "@ams-vaulting/client";
import { byId, h } from "./dom.ts";
import { text } from "./texts.ts";

/** Adds what the client did to the list, as it does it. */
export function showEvent(event: VaultingEvent): void {
  const line = describe(event);
  if (line) byId("log").append(h("li", {}, line));
}

function describe(event: VaultingEvent): string | undefined {
  switch (event.type) {
    case "response": {
      const ms = Math.round(event.ms);
      const outcome =
        event.error === undefined
          ? text("logVerified", { code: event.resultCode ?? "", status: event.resultStatus ?? "", ms })
          : text("logError", { code: event.error, ms });
      return text("logAttempt", { attempt: event.attempt, outcome });
    }
    case "retry":
      return text("logRetry", { ms: Math.round(event.delayMs) });
    case "poll": {
      const ms = Math.round(event.delayMs);
      return event.state === undefined
        ? text("logPollNone", { ms })
        : text("logPoll", { state: event.state, ms });
    }
    default:
      return undefined;
  }
}
