/** A request that no handler takes is an error: `onUnhandledFrame` in msw 3, `onUnhandledRequest` in msw 2. */
export const listenStrictly = { onUnhandledFrame: "error", onUnhandledRequest: "error" } as const;
