// Generated from spec/openapi.yaml by `pnpm generate`. Do not edit.

import type { OperationDescription } from "../contract/operation.ts";
import type { operations as Schema } from "./schema.ts";

/** What the client has to know of each operation. */
export const operations = {
  "inquireVaulting": {
    "path": "/v1/vaults/inquireVaulting",
    "request": "InquireVaultingRequest",
    "response": "InquireVaultingResponse",
    "correlation": "vaultingRequestId",
    "correlationUnknown": "VAULTING_NOT_EXIST",
    "polling": {
      "field": "vaultingStatus",
      "pending": [
        "PROCESSING"
      ],
      "final": [
        "SUCCESS",
        "FAIL"
      ]
    },
    "resultCodes": {
      "SUCCESS": {
        "status": "S",
        "action": "Read `vaultingStatus`, which is the state of the vaulting."
      },
      "VAULTING_NOT_EXIST": {
        "status": "F",
        "action": "Check whether the value of `vaultingRequestId` is correct. If it is, contact Alipay technical support for the reason."
      },
      "UNKNOWN_EXCEPTION": {
        "status": "U",
        "action": "Call the operation again. If that does not solve the problem, contact Alipay technical support."
      },
      "PARAM_ILLEGAL": {
        "status": "F",
        "action": "Compare the request with this reference and correct it. Retrying it unchanged does not help."
      },
      "PROCESS_FAIL": {
        "status": "F",
        "action": "Do not retry. Contact Alipay technical support."
      },
      "ACCESS_DENIED": {
        "status": "F",
        "action": "Contact Alipay technical support."
      },
      "CLIENT_FORBIDDEN_ACCESS_API": {
        "status": "F",
        "action": "Contact Alipay technical support to have the operation enabled."
      },
      "INVALID_API": {
        "status": "F",
        "action": "Check that the operation is the right one, then contact Alipay technical support."
      },
      "INVALID_CLIENT_STATUS": {
        "status": "F",
        "action": "Contact Alipay technical support."
      },
      "UNKNOWN_CLIENT": {
        "status": "F",
        "action": "Check the client id and whether it belongs to this region and environment, then contact Alipay technical support."
      },
      "NO_INTERFACE_DEF": {
        "status": "F",
        "action": "Check the URL, above all its path."
      },
      "INVALID_SIGNATURE": {
        "status": "F",
        "action": "Check that the private key belongs to the public key in the dashboard, and that the signed text is the text sent."
      },
      "KEY_NOT_FOUND": {
        "status": "F",
        "action": "Upload the public key in the dashboard and send its version as `keyVersion`."
      },
      "METHOD_NOT_SUPPORTED": {
        "status": "F",
        "action": "Use POST."
      },
      "MEDIA_TYPE_NOT_ACCEPTABLE": {
        "status": "F",
        "action": "Send `content-type: application/json; charset=UTF-8`."
      },
      "SYSTEM_ERROR": {
        "status": "F",
        "action": "Do not retry. Contact Alipay technical support."
      },
      "REQUEST_TRAFFIC_EXCEED_LIMIT": {
        "status": "U",
        "action": "Retry later, and less often."
      }
    }
  }
} as const satisfies Record<string, OperationDescription>;

/** The operations of the contract: one method of the client each. */
export interface Operations {
  /**
   * Query a vaulting.
   *
   * Use this operation to query the state of a vaulting: whether the payment method is stored.
   *
   * The query changes nothing, so it can be repeated. While a vaulting is `PROCESSING`, poll again after a few
   * seconds; `SUCCESS` and `FAIL` are final.
   *
   * `POST /v1/vaults/inquireVaulting`
   */
  "inquireVaulting": {
    request: Schema["inquireVaulting"]["requestBody"]["content"]["application/json"];
    response: Schema["inquireVaulting"]["responses"][200]["content"]["application/json"];
    /** The documented result codes. Others can occur. */
    resultCode: "SUCCESS" | "VAULTING_NOT_EXIST" | "UNKNOWN_EXCEPTION" | "PARAM_ILLEGAL" | "PROCESS_FAIL" | "ACCESS_DENIED" | "CLIENT_FORBIDDEN_ACCESS_API" | "INVALID_API" | "INVALID_CLIENT_STATUS" | "UNKNOWN_CLIENT" | "NO_INTERFACE_DEF" | "INVALID_SIGNATURE" | "KEY_NOT_FOUND" | "METHOD_NOT_SUPPORTED" | "MEDIA_TYPE_NOT_ACCEPTABLE" | "SYSTEM_ERROR" | "REQUEST_TRAFFIC_EXCEED_LIMIT";
    /** Which member says the state, and which states are final. */
    polling: { field: "vaultingStatus"; final: "SUCCESS" | "FAIL" };
  };
}
