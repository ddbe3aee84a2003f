import { environmentOf, sharedBasePath } from "./contract/base-urls.ts";
import type { OperationDescription, ServerTable } from "./contract/operation.ts";
import { isLoopback } from "./contract/urls.ts";
import { invalidOption, missingOption } from "./errors/configuration-error.ts";
import { servers } from "./generated/servers.ts";
import type { VaultingClientOptions } from "./options.ts";

/** Finds the base URL of an operation, or of the operations that have no servers of their own. */
export function readBaseUrls(
  { region, baseUrl }: VaultingClientOptions,
  clientId: string,
): (operation?: OperationDescription) => string {
  const environment = environmentOf(clientId);
  if (baseUrl !== undefined) {
    if (region !== undefined) throw invalidOption("baseUrl", "Give region or baseUrl, not both.");
    const url = checkBaseUrl(baseUrl, environment);
    return () => url;
  }
  const regions = Object.keys(servers);
  if (region === undefined) throw missingOption("region", `Give one of ${regions.join(", ")}, or a baseUrl.`);
  const find = (table: ServerTable) => {
    const url = Object.hasOwn(table, region) ? table[region]?.[environment] : undefined;
    if (url) return url;
    const others = Object.keys(table).filter((name) => table[name]?.[environment]);
    throw invalidOption(
      "region",
      `${region} has no ${environment} server for this client id. There is one in ${others.join(", ")}.`,
    );
  };
  const common = find(servers);
  return (operation) => (operation?.servers ? find(operation.servers) : common);
}

/** https, or http on this machine. A bare origin gets the base path that all servers of the environment share. */
export function checkBaseUrl(text: string, environment: string): string {
  if (!URL.canParse(text)) throw invalidOption("baseUrl", "It is no absolute URL such as https://host/path.");
  const url = new URL(text);
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isLoopback(url.hostname))) {
    throw invalidOption(
      "baseUrl",
      "It has to be https; plain http is for this machine only (localhost, 127.0.0.1).",
    );
  }
  if (url.username || url.password || url.search || url.hash) {
    throw invalidOption("baseUrl", "It has to be an origin and a path: no credentials, query or fragment.");
  }
  const path = url.pathname.replace(/\/+$/, "");
  if (path) return url.origin + path;
  const shared = sharedBasePath(environment);
  if (shared === undefined) throw invalidOption("baseUrl", "Give the URL with its base path.");
  return url.origin + shared;
}
