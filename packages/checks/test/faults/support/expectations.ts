import { type FaultName, faultNames, genuineFaultNames } from "@ams-vaulting/msw";

/** What the client must report for a fault. */
export interface Expectation {
  family: "trust" | "contract" | "transport";
  code: string;
  /** Whether the request is sent again: only where no response arrived, or where the gateway itself does not know. */
  retried: boolean;
  /** Whether an msw handler can play it. */
  inMsw?: false;
}

const never = { retried: false } as const;
const trust = (code: string): Expectation => ({ family: "trust", code, ...never });
const transport = (code: string, retried: boolean): Expectation => ({ family: "transport", code, retried });

/** A fault that the client has to refuse. */
export type RefusedFault = Exclude<FaultName, (typeof genuineFaultNames)[number]>;

export const refusedFaults = faultNames.filter(
  (name): name is RefusedFault => !(genuineFaultNames as readonly FaultName[]).includes(name),
);

/** Every fault of the mocks that the client must refuse. A new fault does not compile here until it has an expectation. */
export const expectations: Record<RefusedFault, Expectation> = {
  unsigned_success: trust("unsigned_response"),
  unsigned_failure: trust("unsigned_failure"),
  only_signature: trust("half_signed"),
  only_response_time: trust("half_signed"),
  body_changed_after_signing: trust("signature_mismatch"),
  reserialised_body: trust("signature_mismatch"),
  wrong_key: trust("signature_mismatch"),
  unknown_key_version: trust("key_version_unknown"),
  other_client_id: trust("client_id_mismatch"),
  stale_response_time: trust("response_time_skewed"),
  future_response_time: trust("response_time_skewed"),
  replayed_response: { family: "contract", code: "correlation_mismatch", ...never },
  garbled_signature_header: trust("signature_malformed"),
  empty_signature_header: trust("signature_malformed"),
  empty_signature: trust("signature_malformed"),
  signature_without_parts: trust("signature_malformed"),
  empty_response_time: trust("response_time_malformed"),
  unknown_result_status: { family: "contract", code: "response_invalid", ...never },
  html_502: transport("http_status", true),
  unavailable_with_retry_after: transport("http_status", true),
  redirect: transport("redirect", false),
  slow_body: transport("timeout", true),
  hang: transport("timeout", true),
  connection_refused: { ...transport("network", true), inMsw: false },
  connection_reset: { ...transport("network", true), inMsw: false },
  connection_closed: { ...transport("network", true), inMsw: false },
  truncated_body: { ...transport("body_incomplete", true), inMsw: false },
};
