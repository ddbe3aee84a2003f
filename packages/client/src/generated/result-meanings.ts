// Generated from spec/openapi.yaml by `pnpm generate`. Do not edit.

/** What the result codes of each operation mean. */
export const resultMeanings: {
  readonly [operation: string]: { readonly [code: string]: string };
} = {
  "inquireVaulting": {
    "SUCCESS": "Success.",
    "VAULTING_NOT_EXIST": "The vaulting request id does not exist.",
    "UNKNOWN_EXCEPTION": "The call failed for an unknown reason.",
    "PARAM_ILLEGAL": "A parameter is missing or wrong.",
    "PROCESS_FAIL": "The gateway could not process the request.",
    "ACCESS_DENIED": "The gateway refuses access.",
    "CLIENT_FORBIDDEN_ACCESS_API": "This client may not use this operation.",
    "INVALID_API": "The called operation is invalid or not active.",
    "INVALID_CLIENT_STATUS": "The client exists but is not active.",
    "UNKNOWN_CLIENT": "The gateway does not know this client id.",
    "NO_INTERFACE_DEF": "There is no operation at this URL.",
    "INVALID_SIGNATURE": "The signature of the request is wrong.",
    "KEY_NOT_FOUND": "The gateway has no public key of this client, or none of this version.",
    "METHOD_NOT_SUPPORTED": "The HTTP method is not supported.",
    "MEDIA_TYPE_NOT_ACCEPTABLE": "The media type is not acceptable.",
    "SYSTEM_ERROR": "The gateway met an error of its own.",
    "REQUEST_TRAFFIC_EXCEED_LIMIT": "Too many requests."
  }
};
