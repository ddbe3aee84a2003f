import {
  isContractError,
  isResultError,
  isTransportError,
  isTrustError,
  isVaultingError,
  isWaitError,
} from "@ams-vaulting/client";
import type { Outcome } from "./ask.ts";
import { byId, h } from "./dom.ts";
import type { Break } from "./flip.ts";
import { contractWords, type TextKey, text } from "./texts.ts";

interface Shown {
  tone: "good" | "open" | "bad";
  title: TextKey;
  says: string;
  /** What the client says of it, by name; what is not there is left out. */
  facts?: [TextKey, unknown][];
}

/** Shows what the client makes of it all, and what was broken on the way. */
export function showOutcome(operation: string, outcome: Outcome, broken: Break, answered: boolean): void {
  const { tone, title, says, facts = [] } = describe(operation, outcome);
  const known = facts.filter(([, value]) => value !== undefined);
  const rows = known.flatMap(([key, value]) => [
    h("dt", {}, text(key)),
    // The client speaks English.
    h("dd", key === "message" ? { lang: "en" } : {}, String(value)),
  ]);
  const why = whatBroke(outcome, broken, answered);
  byId("outcome").replaceChildren(
    h("p", { class: `verdict ${tone}` }, h("strong", {}, text(title)), " ", says),
    why ? h("p", { class: "note" }, text(why)) : "",
    rows.length > 0 ? h("dl", {}, ...rows) : "",
  );
}

function describe(operation: string, outcome: Outcome): Shown {
  const actionOf = (code: string) => contractWords(operation)?.actions[code];
  if (outcome.kind === "answer") {
    const { state, isFinal } = outcome;
    if (state === undefined) return { tone: "good", title: "trustVerified", says: text("outcomeDone") };
    return isFinal
      ? { tone: "good", title: "trustVerified", says: text("outcomeFinal", { state }) }
      : { tone: "open", title: "trustVerified", says: text("outcomePending", { state }) };
  }
  const { error } = outcome;
  if (!isVaultingError(error))
    return {
      tone: "bad",
      title: "trustNone",
      says: text("outcomeOther"),
      facts: [["message", String(error)]],
    };
  const { family, code, attempts, message } = error;
  const facts: Shown["facts"] = [
    ["family", family],
    ["code", code],
    ["attempts", attempts || undefined],
    ["message", message],
  ];
  if (isResultError(error))
    return {
      tone: "open",
      title: "trustVerified",
      says: text("outcomeFailed", { status: error.resultStatus }),
      facts: [
        ["resultCode", error.resultCode],
        ["action", actionOf(error.resultCode) ?? error.action],
        ...facts,
      ],
    };
  if (isTrustError(error) && error.claimed)
    return {
      tone: "open",
      title: "trustUnsigned",
      says: text("outcomeUnsigned"),
      facts: [
        ["claimedCode", `${error.claimed.resultCode} (${error.claimed.resultStatus})`],
        ["actionIfReal", actionOf(error.claimed.resultCode)],
        ...facts,
      ],
    };
  if (isTrustError(error))
    return { tone: "bad", title: "trustRejected", says: text("outcomeRejected"), facts };
  if (isContractError(error))
    return { tone: "bad", title: "trustRejected", says: text("outcomeContract"), facts };
  if (isWaitError(error)) return { tone: "open", title: "trustWaiting", says: text("outcomeWait"), facts };
  if (!isTransportError(error)) return { tone: "bad", title: "trustNone", says: text("outcomeOther"), facts };
  const gone = error.code === "network" ? ` ${text("outcomeGone")}` : "";
  return { tone: "bad", title: "trustNone", says: text("outcomeTransport") + gone, facts };
}

function whatBroke(outcome: Outcome, broken: Break, answered: boolean): TextKey | undefined {
  if (broken === "nothing") return undefined;
  if (!answered) return "brokenUnread";
  if (broken === "request") return outcome.kind === "error" ? "brokenRequest" : undefined;
  if (outcome.kind === "answer" || !isTrustError(outcome.error)) return undefined;
  return outcome.error.claimed ? "brokenUnsigned" : "brokenAnswer";
}
