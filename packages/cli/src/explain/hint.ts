import { type Outcome, outcomes } from "../outcome/outcome.ts";
import { explainAll } from "./explanations.ts";
import { find } from "./find.ts";

/** The outcomes whose code tells more than their message. */
const HELPED: readonly string[] = [outcomes.rejected, outcomes.noResponse, outcomes.callFailed];

/** The command that explains why a call failed; `undefined` where that does not help. */
export function hintOf({ outcome, error }: Outcome): string | undefined {
  if (!error || !HELPED.includes(outcome)) return undefined;
  // The most telling first: the gateway's reason, why a wait failed, the error itself.
  for (const code of [error.resultCode, error.lastError, error.code]) {
    const [explanation] = typeof code === "string" ? find(code, explainAll()) : [];
    if (explanation) return `More: ams-vaulting explain ${explanation.code}`;
  }
  return undefined;
}
