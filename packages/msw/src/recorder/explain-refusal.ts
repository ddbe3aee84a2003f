import { type OperationDescription, parseSignatureHeader } from "@ams-vaulting/client/protocol";
import type { IncomingRequest } from "../protocol/incoming-request.ts";
import type { Merchant, Refusal } from "../protocol/inspect-request.ts";
import { parseJson } from "../protocol/parse-json.ts";
import { describeViolation } from "../text/describe-violation.ts";
import { show } from "../text/show.ts";
import { explainMismatch, explanationOf } from "./explain-mismatch.ts";
import type { Entry } from "./record.ts";
import { shownBody } from "./shown-body.ts";
import { shownHeader, shownKeyVersion } from "./shown-headers.ts";

/** Completes the record of a refused request: the reason, and what would have been right. */
export async function explainRefusal(
  entry: Entry,
  refusal: Refusal,
  request: IncomingRequest,
  operation: OperationDescription,
  merchant: Merchant,
): Promise<void> {
  const { headers } = request;
  const header = headers.get("signature");
  const signature = parseSignatureHeader(header ?? "");
  const shown = (name: string) => {
    const value = headers.get(name);
    return value === null ? null : shownHeader(name, value);
  };
  switch (refusal.refused) {
    case "path-unknown":
      entry.reasons = ["The contract has no operation at this path."];
      break;
    case "method-other":
      entry.reasons = [`The method is ${request.method}; the contract has only POST.`];
      break;
    case "media-type-other":
      entry.reasons = [
        `The content-type header is ${show(shown("content-type"))}; it must be application/json.`,
      ];
      break;
    case "client-unknown":
      entry.reasons = [
        `The client-id header is ${show(shown("client-id"))}; this mock knows ${show(merchant.clientId)}.`,
      ];
      break;
    case "key-version-unknown":
      entry.reasons = [
        `The signature names key version ${show(shownKeyVersion(Object(signature).keyVersion))}; this mock knows ${show(merchant.keyVersion)}.`,
      ];
      break;
    case "request-invalid":
      entry.signature = { verdict: "verified" };
      entry.request = shownBody(operation.request, refusal.value).value;
      entry.reasons =
        refusal.value === undefined
          ? ["The body is not valid UTF-8 JSON."]
          : refusal.violations.map((violation) => describeViolation(violation, entry.request));
      break;
    case "signature-mismatch": {
      if (!refusal.body || typeof signature === "string") {
        entry.signature = { verdict: "unreadable" };
        entry.reasons = [unreadable(headers.get("request-time"), header, String(signature))];
        break;
      }
      entry.request = shownBody(operation.request, parseJson(refusal.body)).value;
      const key = await merchant.publicKey();
      entry.signature = await explainMismatch(refusal.body, signature.signature, request, operation, key);
      entry.reasons = [explanationOf(entry.signature)];
    }
  }
}

function unreadable(time: string | null, header: string | null, why: string): string {
  if (!time) return "The request-time header is missing.";
  return header ? `The signature header cannot be read: ${why}.` : "The signature header is missing.";
}
