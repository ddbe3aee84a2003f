import type { ConfigurationErrorCode } from "./configuration-error.ts";
import type { ContractErrorCode } from "./contract-error.ts";
import type { ErrorFamily } from "./family.ts";
import type { ResultErrorCode } from "./result-error.ts";
import type { TransportErrorCode } from "./transport-error.ts";
import type { TrustErrorCode } from "./trust-error.ts";
import type { WaitErrorCode } from "./wait-error.ts";

/** The codes of each family of errors. */
export interface ErrorCodes extends Record<ErrorFamily, string> {
  configuration: ConfigurationErrorCode;
  transport: TransportErrorCode;
  trust: TrustErrorCode;
  contract: ContractErrorCode;
  result: ResultErrorCode;
  wait: WaitErrorCode;
}

/** What an error code means, and what to do. */
export interface ErrorExplanation {
  readonly meaning: string;
  /** Whether a request was sent. */
  readonly sent: "no" | "maybe" | "yes";
  /** Whether to send the request again: it can help `later`, or only `after_fix`. */
  readonly retry: "later" | "after_fix";
  /** What to do next. */
  readonly action: string;
}

/** When an error of a family occurs, and its codes. */
export interface FamilyExplanation<Code extends string = string> {
  readonly meaning: string;
  readonly codes: { readonly [code in Code]: ErrorExplanation };
}

/** Every code of every family: one is missing, or one too many, and it does not compile. */
export type ErrorCatalogue = { readonly [Family in ErrorFamily]: FamilyExplanation<ErrorCodes[Family]> };

/** The words for `sent`. */
export const sentMeanings: { readonly [sent in ErrorExplanation["sent"]]: string } = {
  no: "No request was sent.",
  maybe: "A request may have been sent, and the gateway may have processed it.",
  yes: "A request was sent, and the gateway may have processed it.",
};

/** The words for `retry`. A request id is idempotent: with the same one, nothing happens twice. */
export const retryMeanings: { readonly [retry in ErrorExplanation["retry"]]: string } = {
  later: "Safe with the same request id, and can help, because the cause may pass.",
  after_fix: "Safe with the same request id, but fails again until the cause is fixed.",
};

/** All error codes. Messages say what happened in one case; this says what a code means in all cases. */
export const errorCatalogue: ErrorCatalogue = {
  configuration: {
    meaning: "An option or a key of the client is wrong.",
    codes: {
      option_missing: {
        meaning: "A required option is missing. Often it comes from an environment variable that is not set.",
        sent: "no",
        retry: "after_fix",
        action: "Set the option that the message names.",
      },
      option_invalid: {
        meaning:
          "An option has a value that the client cannot use, or a function given as an option, such as `fetch`, did not return what it must. While a client is being created, nothing has been sent.",
        sent: "maybe",
        retry: "after_fix",
        action: "Correct the option that the message names.",
      },
      key_invalid: {
        meaning:
          "A key cannot be read, is of the wrong kind, is too short, or is in the place of another one. A key that is loaded by a function is read during the first call.",
        sent: "maybe",
        retry: "after_fix",
        action: "Check both keys: run `ams-vaulting doctor`. The message says what is wrong with which one.",
      },
      key_unavailable: {
        meaning:
          "A function or a promise that provides a key, or a function that signs, failed or took too long.",
        sent: "maybe",
        retry: "later",
        action: "Check the key store: the `cause` of the error says why it failed.",
      },
    },
  },
  transport: {
    meaning:
      "No complete response of the gateway arrived. That says nothing about the state of the vaulting.",
    codes: {
      network: {
        meaning:
          "The gateway could not be reached, or the connection failed before a response arrived. The client has retried it already.",
        sent: "maybe",
        retry: "later",
        action: "Retry later. If it stays, check the base URL, DNS and the proxy: the `cause` says why.",
      },
      timeout: {
        meaning: "The last attempt took longer than `attemptTimeoutMs`. The client has retried it already.",
        sent: "maybe",
        retry: "later",
        action: "Retry later, or raise `attemptTimeoutMs`.",
      },
      deadline: {
        meaning: "The call took longer than `timeoutMs`, its attempts and the waits between them included.",
        sent: "maybe",
        retry: "later",
        action: "Retry later, or raise `timeoutMs`.",
      },
      aborted: {
        meaning: "The `signal` that your code gave to the call ended it.",
        sent: "maybe",
        retry: "later",
        action: "Nothing is wrong. Call again with the same request id when you need the result.",
      },
      redirect: {
        meaning: "A redirect arrived. The gateway never redirects, so it was not followed.",
        sent: "yes",
        retry: "after_fix",
        action: "Check the base URL, and whether a proxy or a login page is in between.",
      },
      http_status: {
        meaning:
          "A response with another HTTP status than 200 arrived. It comes from something between you and the gateway. The client has retried 408, 429 and 5xx already.",
        sent: "yes",
        retry: "later",
        action:
          "Look at `httpStatus`. After 408, 429 and 5xx retry later; for any other, check the base URL and the proxy.",
      },
      body_too_large: {
        meaning: "The body of the response is larger than `maxBodyBytes`, so the rest was not read.",
        sent: "yes",
        retry: "after_fix",
        action: "Check the base URL and the proxy. If you lowered `maxBodyBytes`, raise it.",
      },
      body_incomplete: {
        meaning:
          "The connection broke while the body of the response was read. The client has retried it already.",
        sent: "yes",
        retry: "later",
        action: "Retry later. If it stays, check the network and the proxy.",
      },
    },
  },
  trust: {
    meaning:
      "The response does not prove that it comes from the gateway, so it was not used. Never act on what it says.",
    codes: {
      unsigned_failure: {
        meaning:
          "A failure (F or U) arrived without a signature. The gateway leaves some failures unsigned, such as those about the signature of the request. But anyone between you and the gateway can send one.",
        sent: "yes",
        retry: "after_fix",
        action:
          "Take `claimed` as a hint only. Check the client id, your private key and its version: run `ams-vaulting doctor --online`. A claimed U may pass.",
      },
      unsigned_response: {
        meaning: "A response arrived without a signature that is no failure, or is too long for one.",
        sent: "yes",
        retry: "after_fix",
        action:
          "Check the base URL, and whether a proxy removes the headers `signature` and `response-time`.",
      },
      half_signed: {
        meaning: "Only one of the headers `signature` and `response-time` arrived.",
        sent: "yes",
        retry: "after_fix",
        action: "Check whether a proxy removes the header that the message names.",
      },
      signature_malformed: {
        meaning: "The `signature` header cannot be read.",
        sent: "yes",
        retry: "after_fix",
        action: "Check whether a proxy changes headers. If none does, contact Alipay technical support.",
      },
      key_version_unknown: {
        meaning: "The response is signed with a key version that `alipayPublicKey` does not have.",
        sent: "yes",
        retry: "after_fix",
        action: "Add the gateway's new public key from the dashboard under this version.",
      },
      signature_mismatch: {
        meaning:
          "The signature does not match the response: the public key is another one, something changed the response, or it is forged.",
        sent: "yes",
        retry: "after_fix",
        action:
          "Compare the fingerprint of `alipayPublicKey` with the dashboard, for this client id, region and environment. Then check whether a proxy changes the body or the path.",
      },
      client_id_mismatch: {
        meaning: "The response is for another client id, or repeats the `client-id` header.",
        sent: "yes",
        retry: "after_fix",
        action: "Check the client id, and whether a proxy or a cache mixes up responses.",
      },
      response_time_malformed: {
        meaning: "The `response-time` header is repeated, or is not an ISO 8601 time.",
        sent: "yes",
        retry: "after_fix",
        action: "Check whether a proxy changes headers. If none does, contact Alipay technical support.",
      },
      response_time_skewed: {
        meaning:
          "The time of the response differs from the local clock by more than `maxClockSkewMs`: the clock is wrong, or the response is a replay.",
        sent: "yes",
        retry: "after_fix",
        action:
          "Set the local clock by NTP. If it is right, find out what between you and the gateway replays.",
      },
    },
  },
  contract: {
    meaning: "The request, or a verified response, does not fit the contract.",
    codes: {
      request_invalid: {
        meaning: "The request breaks the contract, or cannot be written as JSON.",
        sent: "no",
        retry: "after_fix",
        action: "Correct the members of the request that `violations` names.",
      },
      invalid_json: {
        meaning: "The response is signed, but not valid UTF-8 JSON.",
        sent: "yes",
        retry: "later",
        action: "Retry later. If it stays, contact Alipay technical support with the `tracerId`.",
      },
      response_invalid: {
        meaning: "The response is verified, but lacks what the contract requires. `violations` says what.",
        sent: "yes",
        retry: "after_fix",
        action: "Do not act on it. Update this package; if that does not help, report the `violations`.",
      },
      status_mismatch: {
        meaning: "The response is verified, but its result code has another status in the contract.",
        sent: "yes",
        retry: "after_fix",
        action: "Do not act on it. Update this package; if that does not help, report it.",
      },
      correlation_mismatch: {
        meaning: "The response is verified, but for another request id: a mix-up or a replay.",
        sent: "yes",
        retry: "later",
        action: "Do not act on it. Retry; if it stays, check whether a proxy or a cache mixes up responses.",
      },
    },
  },
  result: {
    meaning:
      "The response is verified, and says that the call failed (F) or that its outcome is unknown (U).",
    codes: {
      failed: {
        meaning: "The gateway says that the call failed (F). That does not say that the vaulting failed.",
        sent: "yes",
        retry: "after_fix",
        action: "Do what `action` says: it depends on `resultCode`.",
      },
      unknown: {
        meaning:
          "The gateway says that the outcome of the call is unknown (U). The client has retried it already.",
        sent: "yes",
        retry: "later",
        action: "Retry later. If it stays, do what `action` says: it depends on `resultCode`.",
      },
    },
  },
  wait: {
    meaning: "`untilFinal` reached no final state in time. The vaulting can still end either way.",
    codes: {
      not_final: {
        meaning:
          "No final state was reported before `timeoutMs` of the wait. `lastResponse` is the last verified response, `lastError` why the last poll failed, if it did.",
        sent: "maybe",
        retry: "later",
        action: "Poll again later with the same request id. Do not take it for a failure.",
      },
    },
  },
};
