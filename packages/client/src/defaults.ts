/** Every default of the client stands here; the documentation is checked against it. */
export const defaults = {
  /** How often a request is sent at most, the first time included. */
  attempts: 3,
  /** The longest wait before the second attempt, in milliseconds. It doubles with each further attempt. */
  backoffBaseMs: 250,
  /** The longest wait between two attempts, in milliseconds. */
  backoffCapMs: 8_000,
  /** How long one attempt may take until its body is read, in milliseconds. */
  attemptTimeoutMs: 10_000,
  /** How long a call may take with all its attempts and waits, in milliseconds. */
  timeoutMs: 30_000,
  /** How far `response-time` may be from the local clock, in milliseconds. Nobody has published the gateway's window. */
  maxClockSkewMs: 300_000,
  /** How many bytes of an answer are read at most. */
  maxBodyBytes: 1_048_576,
  /** How long `untilFinal` waits in all, in milliseconds. */
  waitTimeoutMs: 120_000,
  /** The first interval of `untilFinal`, in milliseconds. Advice for the gateway's other queries is 3 to 5 seconds. */
  intervalMs: 3_000,
  /** The longest interval of `untilFinal`, in milliseconds. */
  intervalCapMs: 15_000,
  /** How long an unknown id does not end `untilFinal`, in milliseconds. */
  graceMs: 10_000,
  /** The version of the merchant's key that the `signature` header names. */
  keyVersion: "1",
} as const;
