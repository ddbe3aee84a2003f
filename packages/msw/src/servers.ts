import { type OperationDescription, type ServerTable, servers } from "@ams-vaulting/client/protocol";

/** Every base URL of an operation, or of the operations that have no servers of their own. */
export function baseUrls(operation?: OperationDescription): string[] {
  const table: ServerTable = operation?.servers ?? servers;
  return [...new Set(Object.values(table).flatMap((region) => Object.values(region)))];
}

/** The first region of the contract that has a server for the client id's environment. */
export function firstRegion(clientId: string): keyof typeof servers {
  const environment = clientId.startsWith("SANDBOX_") ? "sandbox" : "production";
  const found = Object.entries<ServerTable[string]>(servers).find(([, region]) => region[environment]);
  return (found?.[0] ?? Object.keys(servers)[0]) as keyof typeof servers;
}
