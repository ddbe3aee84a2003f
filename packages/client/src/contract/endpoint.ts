import type { OperationDescription } from "./operation.ts";
import { isLoopback } from "./urls.ts";

/** Where an operation is asked. */
export interface Endpoint {
  url: string;
  /** The path of the URL with its base path: what a signature covers. */
  path: string;
  /** Whether the gateway is on this machine. Not by https: what encrypts here may be a way to the real one. */
  isLocal: boolean;
}

/** Finds the endpoint of an operation, and parses its URL once. */
export function createEndpoints(
  baseUrl: (operation: OperationDescription) => string,
): (operation: OperationDescription) => Endpoint {
  const known = new Map<OperationDescription, Endpoint>();
  return (operation) => {
    const found = known.get(operation);
    if (found) return found;
    const url = baseUrl(operation) + operation.path;
    const { pathname, hostname, protocol } = new URL(url);
    const endpoint = { url, path: pathname, isLocal: protocol === "http:" && isLoopback(hostname) };
    known.set(operation, endpoint);
    return endpoint;
  };
}
