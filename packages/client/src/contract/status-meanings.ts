import type { ResultStatus } from "./operation.ts";

/** What the statuses of a result mean, in every operation. */
export const statusMeanings: { readonly [status in ResultStatus]: string } = {
  S: "The call succeeded. What became of the vaulting is in the rest of the response.",
  F: "The call failed; the result code says why. That does not say that the vaulting failed.",
  U: "The outcome of the call is unknown. Retry with the same request id.",
};
