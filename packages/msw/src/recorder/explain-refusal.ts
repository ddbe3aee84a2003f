import type { OperationDescription } from "@ams-vaulting/client/protocol";
import { type Merchant, parseJson, type Refusal } from "../gateway/inspect-request.ts";
import { describe, show } from "../script/read-step.ts";
import { explainMismatch, explanationOf } from "./explain-mismatch.ts";
import type { Entry } from "./record.ts";

/** Completes the record of a refused request: why, and what would have been right. Loaded when something is wrong. */
export async function explainRefusal(
  entry: Entry,
  refusal: Refusal,
  request: Request,
  operation: OperationDescription,
  merchant: Merchant,
): Promise<void> {
  const { headers } = request;
  switch (refusal.refused) {
    case "method-other":
      entry.reasons = [`The method is ${request.method}, and the contract has POST alone.`];
      break;
    case "media-type-other":
      entry.reasons = [`The content type is ${show(headers.get("content-type"))}, and not application/json.`];
      break;
    case "client-unknown":
      entry.reasons = [
        `The client-id header is ${show(headers.get("client-id"))}; this mock knows ${show(merchant.clientId)}.`,
      ];
      break;
    case "key-version-unknown":
      entry.reasons = [
        `The signature names key version ${show(refusal.keyVersion)}; this mock knows ${show(merchant.keyVersion)}.`,
      ];
      break;
    case "request-invalid":
      entry.signature = { verdict: "verified" };
      entry.request = refusal.value;
      entry.reasons =
        refusal.value === undefined
          ? ["The body is no JSON in UTF-8."]
          : refusal.violations.map((violation) => describe(violation, refusal.value));
      break;
    case "signature-mismatch": {
      if ("unreadable" in refusal) {
        entry.signature = { verdict: "unreadable" };
        entry.reasons = [refusal.unreadable];
        break;
      }
      entry.request = parseJson(refusal.body);
      const mismatch = await explainMismatch(refusal, request, operation, await merchant.publicKey());
      entry.signature = mismatch;
      entry.reasons = [explanationOf(mismatch)];
    }
  }
}
