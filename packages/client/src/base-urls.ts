import type { OperationDescription, ServerTable } from "./contract/operation.ts";
import { operationTable } from "./contract/operations.ts";
import { type HttpRule, httpNowhere, isLoopback } from "./contract/urls.ts";
import { invalidOption, missingOption } from "./errors/configuration-error.ts";
import { servers } from "./generated/servers.ts";
import type { VaultingClientOptions } from "./options.ts";
import { readText } from "./read-text.ts";

/** Client ids that begin with `SANDBOX_` belong to the sandbox: the rule that every official SDK follows. */
export function environmentOf(clientId: string): "sandbox" | "production" {
  return clientId.startsWith("SANDBOX_") ? "sandbox" : "production";
}

/** Every base URL of an operation, or of the operations that have no servers of their own. */
export function baseUrls(operation?: OperationDescription): string[] {
  return urlsOf(operation?.servers ?? servers);
}

/** The contract's base URLs on this machine: where a mock gateway listens. */
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

/** Where the requests of an operation are sent. */
export interface Endpoint {
  url: string;
  /** The path of the URL with its base path: what a signature covers. */
  path: string;
  /** Where links in responses may lead by plain http. */
  isHttpAllowed: HttpRule;
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
    // Not by https: what encrypts on this machine may be a way to the real gateway.
    const isLocal = protocol === "http:" && isLoopback(hostname);
    const endpoint = { url, path: pathname, isHttpAllowed: isLocal ? isLoopback : httpNowhere };
    known.set(operation, endpoint);
    return endpoint;
  };
}

/** Finds the base URL of an operation, or of the operations that have no servers of their own. */
export function readBaseUrls(
  options: VaultingClientOptions,
  clientId: string,
): (operation?: OperationDescription) => string {
  const environment = environmentOf(clientId);
  const region = readText(options.region, "region");
  const baseUrl = options.baseUrl || undefined;
  const isHttpAllowed = readHttpAllowed(options.dangerouslyAllowHttpMockGateway, environment);
  if (baseUrl !== undefined) {
    if (region !== undefined) throw invalidOption("baseUrl", "Give region or baseUrl, not both.");
    const url = checkBaseUrl(baseUrl, environment, isHttpAllowed);
    return () => url;
  }
  const regions = Object.keys(servers);
  if (region === undefined) throw missingOption("region", `Give one of ${regions.join(", ")}, or a baseUrl.`);
  const find = (table: ServerTable) => {
    const url = Object.hasOwn(table, region) ? table[region]?.[environment] : undefined;
    if (url) return url;
    const others = Object.keys(table).filter((name) => table[name]?.[environment]);
    const reason = regions.includes(region)
      ? `${region} has no ${environment} server for this client id.`
      : "It is not a region of the contract.";
    throw invalidOption("region", `${reason} Give one of ${others.join(", ")}.`);
  };
  const common = find(servers);
  return (operation) => (operation?.servers ? find(operation.servers) : common);
}

/** Whether plain http may leave this machine. Never in production, so that one variable too many does no harm there. */
function readHttpAllowed(value: unknown, environment: string): boolean {
  const option = "dangerouslyAllowHttpMockGateway";
  if (value === undefined || value === null || value === false) return false;
  if (value !== true) throw invalidOption(option, "It must be true or false.");
  if (environment === "sandbox") return true;
  throw invalidOption(
    option,
    "It is for a mock gateway and a client id that begins with SANDBOX_. Remove it.",
  );
}

/** https, or http on this machine. A bare origin gets the base path that all servers of the environment share. */
export function checkBaseUrl(text: string, environment: string, isHttpAllowed = false): string {
  readText(text, "baseUrl");
  if (!URL.canParse(text))
    throw invalidOption("baseUrl", "It must be an absolute URL such as https://host/path.");
  const { protocol, hostname, origin, pathname, username, password, search, hash } = new URL(text);
  const isHttp =
    protocol === "http:" && (isLoopback(hostname) || (isHttpAllowed && !isHostOfContract(hostname)));
  if (protocol !== "https:" && !isHttp) {
    throw invalidOption(
      "baseUrl",
      "It must be https. Plain http is for this machine (localhost, 127.0.0.1); for a mock gateway in a container network see dangerouslyAllowHttpMockGateway.",
    );
  }
  if (username || password || search || hash) {
    throw invalidOption("baseUrl", "It must be an origin and a path: no credentials, query or fragment.");
  }
  const path = pathname.replace(/\/+$/, "");
  if (endsInOperation(path))
    throw invalidOption("baseUrl", "It must end before the path of an operation. Remove that part.");
  if (path) return origin + path;
  const shared = sharedBasePath(environment);
  if (shared === undefined)
    throw invalidOption("baseUrl", "It must have the base path: the environment has several.");
  return origin + shared;
}

/** The gateway's hosts are always https, whatever the options are. */
function isHostOfContract(hostname: string): boolean {
  const name = `.${hostname.replace(/\.$/, "")}`;
  return allBaseUrls().some((url) => name.endsWith(`.${new URL(url).hostname}`));
}

/** Whether a path ends in the first parts of an operation's path, which would then be there twice. */
function endsInOperation(basePath: string): boolean {
  return Object.values(operationTable).some(({ path }) => {
    const parts = path.split("/");
    return parts.some((_, count) => count > 0 && basePath.endsWith(parts.slice(0, count + 1).join("/")));
  });
}
