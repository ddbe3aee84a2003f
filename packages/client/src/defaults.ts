/** Every default of the client. The documentation is checked against it. */
export const defaults = {
  /** Maximum number of attempts, including the first. */
  attempts: 3,
  /** The longest wait before the second attempt, in milliseconds. It doubles with each further attempt. */
  backoffBaseMs: 250,
  /** The longest wait between two attempts, in milliseconds. */
  backoffCapMs: 8_000,
  /** Time limit of one attempt until its body is read, in milliseconds. */
  attemptTimeoutMs: 10_000,
  /** Time limit of a call with all its attempts and waits, in milliseconds. */
  timeoutMs: 30_000,
  /** Maximum difference of `response-time` and the local clock, in milliseconds. Nobody has published the gateway's window. */
  maxClockSkewMs: 300_000,
  /** Maximum response body size, in bytes. */
  maxBodyBytes: 1_048_576,
  /** Time limit of `untilFinal`, in milliseconds. */
  waitTimeoutMs: 120_000,
  /** The first interval of `untilFinal`, in milliseconds. Advice for the gateway's other queries is 3 to 5 seconds. */
  intervalMs: 3_000,
  /** The longest interval of `untilFinal`, in milliseconds. */
  intervalCapMs: 15_000,
  /** Time in which an unknown id does not end `untilFinal`, in milliseconds. */
  graceMs: 10_000,
  /** The version of the merchant's key that the `signature` header names. */
  keyVersion: "1",
} as const;
