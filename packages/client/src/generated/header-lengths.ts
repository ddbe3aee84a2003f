// Generated from spec/openapi.yaml by `pnpm generate`. Do not edit.

/** The maximum length of request headers, in characters. */
export const headerLengths: { readonly [name: string]: number } = {
  "client-id": 64,
  "request-time": 64,
  "signature": 2048,
  "agent-token": 128
};
