import type { Cursor } from "./read.ts";

/** Base URLs by region and environment, as in `servers` of the spec. */
export type Servers = Record<string, Record<string, string>>;

/** The environments that the prefix of a client id selects from. */
const ENVIRONMENTS = ["production", "sandbox"];

/** Reads a `servers` list. Returns `undefined` where there is none. */
export function readServers(servers: Cursor): Servers | undefined {
  if (servers.value === undefined) return undefined;
  const table: Servers = {};
  for (const server of servers.items()) {
    const url = server.at("url").string();
    const region = server.at("x-region").string();
    const environment = server.at("x-environment").string();
    if (!ENVIRONMENTS.includes(environment))
      throw server.at("x-environment").error(`${environment} is none of ${ENVIRONMENTS.join(", ")}.`);
    if (/[{}]/.test(url))
      throw server.at("url").error(`${url} has variables; give one server for each value.`);
    if (!URL.canParse(url)) throw server.at("url").error(`${url} is no absolute URL.`);
    if (url.endsWith("/"))
      throw server.at("url").error(`${url} must not end with a slash: operation paths begin with one.`);
    table[region] ??= {};
    if (table[region][environment])
      throw server.error(`There are two servers for ${region}, ${environment}.`);
    table[region][environment] = url;
  }
  if (Object.keys(table).length === 0) throw servers.error("The contract needs at least one server.");
  return table;
}
