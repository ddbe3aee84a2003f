import { operations } from "../generated/operations.ts";
import { servers } from "../generated/servers.ts";
import type { OperationDescription, ServerTable } from "./operation.ts";
import { isLoopback } from "./urls.ts";

/** The operations of the contract, by id. */
export const operationTable: { readonly [id: string]: OperationDescription } = operations;

/** Client ids that begin with `SANDBOX_` belong to the sandbox: the rule that every official SDK follows. */
export function environmentOf(clientId: string): "sandbox" | "production" {
  return clientId.startsWith("SANDBOX_") ? "sandbox" : "production";
}

/** Every base URL of an operation, or of the operations that have no servers of their own. */
export function baseUrls(operation?: OperationDescription): string[] {
  return urlsOf(operation?.servers ?? servers);
}

/** The contract's base URLs on this machine: where a stand-in gateway listens. */
export function localBaseUrls(): string[] {
  return urlsOf(servers).filter((url) => isLoopback(new URL(url).hostname));
}

/** Every base URL of the contract. */
export function allBaseUrls(): string[] {
  return [...new Set([undefined, ...Object.values(operationTable)].flatMap(baseUrls))];
}

/** The base path that all common servers of an environment share; `undefined` when they differ. */
export function sharedBasePath(environment: string): string | undefined {
  const table: ServerTable = servers;
  const urls = Object.values(table).flatMap((region) => region[environment] ?? []);
  const paths = new Set(urls.map((url) => new URL(url).pathname));
  return paths.size === 1 ? [...paths][0] : undefined;
}

function urlsOf(table: ServerTable): string[] {
  return [...new Set(Object.values(table).flatMap((region) => Object.values(region)))];
}
