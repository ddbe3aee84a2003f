import type { ContractErrorCode, TrustErrorCode } from "@ams-vaulting/client";
import type { TextKey } from "./texts.ts";

type RefusalCode = TrustErrorCode | Exclude<ContractErrorCode, "request_invalid">;

/**
 * What the client checks in an answer, in its order, and the codes with which it refuses what fails. The verdict itself
 * is the client's: nothing is verified a second time here.
 */
const refusals: Record<RefusalCode, number> = {
  client_id_mismatch: 0,
  half_signed: 1,
  unsigned_failure: 1,
  unsigned_response: 1,
  signature_malformed: 2,
  response_time_malformed: 3,
  key_version_unknown: 4,
  signature_mismatch: 5,
  response_time_skewed: 6,
  invalid_json: 7,
  response_invalid: 7,
  status_mismatch: 7,
  correlation_mismatch: 7,
};

const labels = [
  "checkClientId",
  "checkSigned",
  "checkHeader",
  "checkTime",
  "checkKey",
  "checkSignature",
  "checkSkew",
  "checkContract",
] as const satisfies TextKey[];

export interface Check {
  label: TextKey;
  verdict: "passed" | "failed" | "unreached";
}

/**
 * How far an answer came.
 *
 * @param code of the error that the client threw; `undefined` for an answer that it accepted
 */
export function checksOf(code: string | undefined): Check[] {
  const failed = code === undefined ? labels.length : (refusals as Record<string, number>)[code];
  return labels.map((label, index) => {
    // The answer was not even read: the connection broke, or it was no answer of the gateway.
    if (failed === undefined || index > failed) return { label, verdict: "unreached" };
    return { label, verdict: index === failed ? "failed" : "passed" };
  });
}
