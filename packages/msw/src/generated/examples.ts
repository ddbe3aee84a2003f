// Generated from spec/openapi.yaml by `pnpm generate`. Do not edit.

import type { ExampleTable } from "../contract/examples.ts";

/** The client id of the spec's examples. */
export const exampleClientId = "SANDBOX_5X00000000000000";

/** The names of the examples of each operation. */
export interface ExampleNames {
  "inquireVaulting": "success" | "processing" | "fail" | "vaulting_not_exist" | "unknown_exception" | "param_illegal" | "process_fail" | "access_denied" | "client_forbidden_access_api" | "invalid_api" | "invalid_client_status" | "unknown_client" | "no_interface_def" | "invalid_signature" | "key_not_found" | "method_not_supported" | "media_type_not_acceptable" | "system_error" | "request_traffic_exceed_limit";
}

/** The examples of the general result codes, which every operation has. */
const general = {
  "param_illegal": {
    "signed": true,
    "body": {
      "result": {
        "resultCode": "PARAM_ILLEGAL",
        "resultStatus": "F",
        "resultMessage": "Illegal parameters exist."
      }
    }
  },
  "process_fail": {
    "signed": true,
    "body": {
      "result": {
        "resultCode": "PROCESS_FAIL",
        "resultStatus": "F",
        "resultMessage": "A general business failure occurred."
      }
    }
  },
  "access_denied": {
    "signed": true,
    "body": {
      "result": {
        "resultCode": "ACCESS_DENIED",
        "resultStatus": "F",
        "resultMessage": "Access is denied."
      }
    }
  },
  "client_forbidden_access_api": {
    "signed": true,
    "body": {
      "result": {
        "resultCode": "CLIENT_FORBIDDEN_ACCESS_API",
        "resultStatus": "F",
        "resultMessage": "The client is not authorized to use this API."
      }
    }
  },
  "invalid_api": {
    "signed": true,
    "body": {
      "result": {
        "resultCode": "INVALID_API",
        "resultStatus": "F",
        "resultMessage": "The called API is invalid or not active."
      }
    }
  },
  "invalid_client_status": {
    "signed": false,
    "body": {
      "result": {
        "resultCode": "INVALID_CLIENT_STATUS",
        "resultStatus": "F",
        "resultMessage": "The client status is invalid."
      }
    }
  },
  "unknown_client": {
    "signed": false,
    "body": {
      "result": {
        "resultCode": "UNKNOWN_CLIENT",
        "resultStatus": "F",
        "resultMessage": "The client is unknown."
      }
    }
  },
  "no_interface_def": {
    "signed": false,
    "body": {
      "result": {
        "resultCode": "NO_INTERFACE_DEF",
        "resultStatus": "F",
        "resultMessage": "The API is not defined."
      }
    }
  },
  "invalid_signature": {
    "signed": false,
    "body": {
      "result": {
        "resultCode": "INVALID_SIGNATURE",
        "resultStatus": "F",
        "resultMessage": "The signature is invalid."
      }
    }
  },
  "key_not_found": {
    "signed": false,
    "body": {
      "result": {
        "resultCode": "KEY_NOT_FOUND",
        "resultStatus": "F",
        "resultMessage": "The key is not found."
      }
    }
  },
  "method_not_supported": {
    "signed": false,
    "body": {
      "result": {
        "resultCode": "METHOD_NOT_SUPPORTED",
        "resultStatus": "F",
        "resultMessage": "The server does not implement the requested HTTP method."
      }
    }
  },
  "media_type_not_acceptable": {
    "signed": false,
    "body": {
      "result": {
        "resultCode": "MEDIA_TYPE_NOT_ACCEPTABLE",
        "resultStatus": "F",
        "resultMessage": "The server does not implement the media type."
      }
    }
  },
  "system_error": {
    "signed": true,
    "body": {
      "result": {
        "resultCode": "SYSTEM_ERROR",
        "resultStatus": "F",
        "resultMessage": "A system error occurred."
      }
    }
  },
  "request_traffic_exceed_limit": {
    "signed": true,
    "body": {
      "result": {
        "resultCode": "REQUEST_TRAFFIC_EXCEED_LIMIT",
        "resultStatus": "U",
        "resultMessage": "The request traffic exceeds the limit."
      }
    }
  }
} as const;

/** The examples of the contract. */
export const examples = {
  "inquireVaulting": {
    "request": {
      "success": {
        "vaultingRequestId": "123456789206"
      },
      "processing": {
        "vaultingRequestId": "demo-processing"
      },
      "fail": {
        "vaultingRequestId": "demo-fail"
      },
      "vaulting_not_exist": {
        "vaultingRequestId": "demo-vaulting-not-exist"
      },
      "unknown_exception": {
        "vaultingRequestId": "demo-unknown-exception"
      },
      "param_illegal": {
        "vaultingRequestId": "demo-param-illegal"
      },
      "process_fail": {
        "vaultingRequestId": "demo-process-fail"
      },
      "access_denied": {
        "vaultingRequestId": "demo-access-denied"
      },
      "client_forbidden_access_api": {
        "vaultingRequestId": "demo-client-forbidden-access-api"
      },
      "invalid_api": {
        "vaultingRequestId": "demo-invalid-api"
      },
      "invalid_client_status": {
        "vaultingRequestId": "demo-invalid-client-status"
      },
      "unknown_client": {
        "vaultingRequestId": "demo-unknown-client"
      },
      "no_interface_def": {
        "vaultingRequestId": "demo-no-interface-def"
      },
      "invalid_signature": {
        "vaultingRequestId": "demo-invalid-signature"
      },
      "key_not_found": {
        "vaultingRequestId": "demo-key-not-found"
      },
      "method_not_supported": {
        "vaultingRequestId": "demo-method-not-supported"
      },
      "media_type_not_acceptable": {
        "vaultingRequestId": "demo-media-type-not-acceptable"
      },
      "system_error": {
        "vaultingRequestId": "demo-system-error"
      },
      "request_traffic_exceed_limit": {
        "vaultingRequestId": "demo-request-traffic-exceed-limit"
      }
    },
    "response": { ...{
      "success": {
        "signed": true,
        "body": {
          "result": {
            "resultCode": "SUCCESS",
            "resultStatus": "S",
            "resultMessage": "success."
          },
          "vaultingRequestId": "123456789206",
          "vaultingStatus": "SUCCESS",
          "paymentMethodDetail": {
            "paymentMethodType": "CARD",
            "card": {
              "brand": "VISA",
              "cardToken": "ALIPAY9CGwsAeMBug+G2dSKDV6AIsNKTxAFNkOMoj8Gxvt8h0eDUbd6nO5CwMFIjEFERWxCAo/b1OjVTvtl1zspyMGcg==",
              "maskedCardNo": "************8764"
            }
          }
        }
      },
      "processing": {
        "signed": true,
        "body": {
          "result": {
            "resultCode": "SUCCESS",
            "resultStatus": "S",
            "resultMessage": "success."
          },
          "vaultingRequestId": "demo-processing",
          "vaultingStatus": "PROCESSING",
          "normalUrl": "https://render.example.com/3ds?id=demo-processing",
          "schemeUrl": "examplewallet://vaulting?id=demo-processing",
          "applinkUrl": "https://app.example.com/vaulting?id=demo-processing",
          "vaultingResultCode": "VERIFICATION_IN_PROCESS",
          "vaultingResultMessage": "The verification is still under process."
        }
      },
      "fail": {
        "signed": true,
        "body": {
          "result": {
            "resultCode": "SUCCESS",
            "resultStatus": "S",
            "resultMessage": "success."
          },
          "vaultingRequestId": "demo-fail",
          "vaultingStatus": "FAIL",
          "vaultingResultCode": "DO_NOT_HONOR",
          "vaultingResultMessage": "The issuer does not honor the card."
        }
      },
      "vaulting_not_exist": {
        "signed": true,
        "body": {
          "result": {
            "resultCode": "VAULTING_NOT_EXIST",
            "resultStatus": "F",
            "resultMessage": "The vaulting request ID does not exist."
          }
        }
      },
      "unknown_exception": {
        "signed": true,
        "body": {
          "result": {
            "resultCode": "UNKNOWN_EXCEPTION",
            "resultStatus": "U",
            "resultMessage": "The call failed for an unknown reason."
          }
        }
      }
    }, ...general },
    "situations": {
      "correlation-unknown": "vaulting_not_exist",
      "request-invalid": "param_illegal",
      "client-unknown": "unknown_client",
      "path-unknown": "no_interface_def",
      "signature-mismatch": "invalid_signature",
      "key-version-unknown": "key_not_found",
      "method-other": "method_not_supported",
      "media-type-other": "media_type_not_acceptable"
    }
  },
} as const satisfies ExampleTable;
