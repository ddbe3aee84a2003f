/**
 * What the gateway reads of a request. Every `Request` has it; a server that has read the bytes already gives them without
 * making one, which costs it half as much as a signature.
 */
export type IncomingRequest = Pick<Request, "method" | "url" | "headers" | "signal" | "arrayBuffer">;
