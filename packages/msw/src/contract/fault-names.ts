/** What can be wrong with the signature of a response. The client refuses all of these. */
export const signatureFaults = [
  "unsigned_success",
  "unsigned_failure",
  "only_signature",
  "only_response_time",
  "body_changed_after_signing",
  "reserialised_body",
  "wrong_key",
  "unknown_key_version",
  "other_client_id",
  "stale_response_time",
  "future_response_time",
  "replayed_response",
  "garbled_signature_header",
  "empty_signature_header",
  "empty_signature",
  "signature_without_parts",
  "empty_response_time",
] as const;

/** What can be wrong with a response although its signature is right. The client refuses these too. */
export const contentFaults = ["unknown_result_status"] as const;

/** What can go wrong in transport. */
export const transportFaults = [
  "html_502",
  "unavailable_with_retry_after",
  "redirect",
  "slow_body",
  "hang",
  "connection_refused",
  "connection_reset",
  "connection_closed",
  "truncated_body",
] as const;

/** What looks wrong and is not: a client has to accept these. They are in `faultNames` too. */
export const genuineFaultNames = ["capitalised_header_names"] as const;

/** The name of a fault. */
export type FaultName =
  | (typeof signatureFaults)[number]
  | (typeof contentFaults)[number]
  | (typeof transportFaults)[number]
  | (typeof genuineFaultNames)[number];

/** Every fault that a mock can play, for tables in tests. */
export const faultNames: readonly FaultName[] = [
  ...signatureFaults,
  ...contentFaults,
  ...transportFaults,
  ...genuineFaultNames,
];

/** Whether a client has to accept a response with this fault. */
export function isGenuine(fault: FaultName): boolean {
  return (genuineFaultNames as readonly FaultName[]).includes(fault);
}
