import {
  isContractError,
  isResultError,
  isTransportError,
  isTrustError,
  type VaultingClient,
  type VaultingError,
} from "@ams-vaulting/client";
import type { Alert } from "./alert.ts";
import type { StoredCard } from "./store.ts";

/** What asking the gateway came to, in the words of a shop. */
export type Outcome =
  | { kind: "stored"; card: StoredCard }
  /** The buyer has something left to do; where, if the gateway says so. */
  | { kind: "processing"; continueAt: string | undefined }
  | { kind: "declined" }
  /** The request id cannot exist, or does not. */
  | { kind: "unknown" }
  /** Nothing is known. Asking again later is safe. */
  | { kind: "later" }
  /** The answer must not be used. */
  | { kind: "refused"; alert: Alert }
  /** The gateway will not answer this shop before somebody repairs something. */
  | { kind: "broken"; alert: Alert };

/** A buyer waits for this page, so the client gets less time for its retries than it would take. */
const TIMEOUT_MS = 8_000;

/** Asks the gateway what became of a vaulting. */
export async function inquire(
  client: Pick<VaultingClient, "inquireVaulting">,
  vaultingRequestId: string,
): Promise<Outcome> {
  try {
    const vaulting = await client.inquireVaulting({ vaultingRequestId }, { timeoutMs: TIMEOUT_MS });
    switch (vaulting.vaultingStatus) {
      case "SUCCESS":
        return stored(vaultingRequestId, vaulting.paymentMethodDetail.card);
      case "FAIL":
        return { kind: "declined" };
      case "PROCESSING":
        return { kind: "processing", continueAt: vaulting.normalUrl };
      default:
        // A state that is newer than this code is not final: keep waiting.
        return { kind: "processing", continueAt: undefined };
    }
  } catch (error) {
    return understand(error, vaultingRequestId);
  }
}

function stored(
  requestId: string,
  card: Partial<Record<"cardToken" | "brand" | "maskedCardNo", string>> = {},
): Outcome {
  const { cardToken: token, brand = "Card", maskedCardNo = "" } = card;
  if (token) return { kind: "stored", card: { token, brand, maskedCardNo } };
  const message = "The gateway says that the card is stored, without a token. Ask its support.";
  return { kind: "refused", alert: { alert: "card_missing", code: "no_token", requestId, message } };
}

function understand(error: unknown, requestId: string): Outcome {
  // Nothing proves who sent this answer, or it is for another vaulting: it says nothing about this one.
  if (isTrustError(error)) return { kind: "refused", alert: describe("answer_refused", error, requestId) };
  if (isContractError(error)) {
    if (error.code === "request_invalid") return { kind: "unknown" };
    return { kind: "refused", alert: describe("answer_refused", error, requestId) };
  }
  if (isTransportError(error)) return { kind: "later" };
  if (isResultError(error)) {
    if (error.resultStatus === "U") return { kind: "later" };
    if (error.resultCode === "VAULTING_NOT_EXIST") return { kind: "unknown" };
    return {
      kind: "broken",
      alert: { ...describe("call_failed", error, requestId), code: error.resultCode },
    };
  }
  throw error;
}

function describe(alert: Alert["alert"], error: VaultingError, requestId: string): Alert {
  const { code, tracerId, message } = error;
  return { alert, code, requestId, tracerId, message };
}
