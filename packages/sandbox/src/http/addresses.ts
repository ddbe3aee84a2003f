import type { AddressInfo } from "node:net";
import { networkInterfaces } from "node:os";
import { isLoopbackAddress } from "./loopback.ts";

/** Wildcard addresses, which not every system can connect to, with an address of this machine instead. */
const EVERY: { readonly [address: string]: string } = { "0.0.0.0": "127.0.0.1", "::": "::1" };

/** The URL under which this machine reaches a server, with a slash at the end. */
export function urlOf(
  scheme: "http" | "https",
  { address, port }: Pick<AddressInfo, "address" | "port">,
): string {
  return new URL(`${scheme}://${hostOf(EVERY[address] ?? address)}:${port}/`).href;
}

/** The addresses under which other machines reach a server that listens on a host. */
export function remoteAddresses(host: string): string[] {
  if (!Object.hasOwn(EVERY, host)) return isLoopbackAddress(host) || host === "localhost" ? [] : [host];
  const known = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  // `::` takes IPv4 too. Link-local addresses only mean something together with an interface.
  const usable = known.filter(
    ({ internal, family, address }) =>
      !internal && (host === "::" || family === "IPv4") && !/^fe80:/i.test(address),
  );
  return usable.map(({ address }) => address);
}

function hostOf(address: string): string {
  return address.includes(":") ? `[${address}]` : address;
}
