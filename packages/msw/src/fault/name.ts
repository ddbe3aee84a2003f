/** What can be wrong with the proof of an answer. The client refuses all of these. */
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
  "replayed_answer",
  "garbled_signature_header",
] as const;

/** What can go wrong on the way. */
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

/** The name of a fault. */
export type FaultName = (typeof signatureFaults)[number] | (typeof transportFaults)[number];

/** Every fault that a mock can play, for tables in tests. */
export const faultNames: readonly FaultName[] = [...signatureFaults, ...transportFaults];
