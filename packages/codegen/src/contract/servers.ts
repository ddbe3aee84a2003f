import type { Cursor } from "./read.ts";
import { refuseUnsupported } from "./supported.ts";

/** Base URLs by region and environment, as in `servers` of the spec. */
export type Servers = Record<string, Record<string, string>>;

/** The environments that the prefix of a client id selects from. */
export const ENVIRONMENTS = ["production", "sandbox"] as const;

const LOOPBACK = ["127.0.0.1", "localhost", "[::1]"];

/** Reads a `servers` list. Returns `undefined` where there is none. */
export function readServers(servers: Cursor): Servers | undefined {
  if (servers.value === undefined) return undefined;
  const table: Servers = {};
  for (const server of servers.items()) servers.attempt(() => addServer(table, server));
  if (servers.items().length === 0) throw servers.error("The contract needs at least one server.");
  return table;
}

function addServer(table: Servers, server: Cursor): void {
  refuseUnsupported(server, "server");
  const region = server.at("x-region").text();
  const environment = server.at("x-environment").oneOf(ENVIRONMENTS);
  const url = readUrl(server.at("url"), environment);
  if (table[region]?.[environment])
    throw server.error(`There is another server for ${region}, ${environment}.`);
  const twin = Object.entries(table).find(([, urls]) =>
    Object.entries(urls).some(([other, value]) => value === url && other !== environment),
  );
  if (twin) {
    throw server
      .at("url")
      .error(`${url} is a server of the other environment already (${twin[0]}); each has a URL of its own.`);
  }
  table[region] = { ...table[region], [environment]: url };
}

function readUrl(cursor: Cursor, environment: string): string {
  const url = cursor.text();
  if (/[{}]/.test(url)) throw cursor.error(`${url} has variables; give one server for each value.`);
  if (!URL.canParse(url)) throw cursor.error(`${url} must be an absolute URL.`);
  if (url.endsWith("/"))
    throw cursor.error(`${url} must not end with a slash: operation paths begin with one.`);
  const { protocol, hostname, username, password, search, hash } = new URL(url);
  if (username || password || search || hash)
    throw cursor.error(`${url} must be an origin and a path, without user, query or fragment.`);
  const isLocalSandbox = environment === "sandbox" && LOOPBACK.includes(hostname);
  if (protocol !== "https:" && !(protocol === "http:" && isLocalSandbox))
    throw cursor.error(`${url} must be https; only a sandbox on this machine may be http.`);
  return url;
}
