// Through an HTTP proxy, to a host whose certificate comes from an authority of your own.
import { rootCertificates } from "node:tls";
import { createVaultingClient, type VaultingClientOptions } from "@ams-vaulting/client";
import { fetch, ProxyAgent } from "undici";

// The agent and the fetch have to come from the same undici. Its types say the same as the DOM's in other words.
const undiciFetch = fetch as unknown as (url: string, init: object) => Promise<Response>;

export function createProxiedClient(
  options: VaultingClientOptions,
  /** The proxy's URL, and the authority's certificate as PEM. */
  { proxy, authority }: { proxy: string; authority: string },
) {
  const dispatcher = new ProxyAgent({
    uri: proxy,
    // A list of authorities replaces the built-in one, so it is given too.
    requestTls: { ca: [...rootCertificates, authority] },
  });
  return createVaultingClient({
    ...options,
    fetch: (url, init) => undiciFetch(url, { ...init, dispatcher }),
  });
}
