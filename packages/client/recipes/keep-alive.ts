// One connection for a whole wait.
//
// `untilFinal` polls every 3 to 15 seconds. Node's own fetch closes a connection that was idle for 4, so nearly every
// question pays for a new TCP and TLS handshake. This agent keeps the connection for longer than the longest interval.
// A server that names its own time in a `Keep-Alive` header is heeded instead.
import { createVaultingClient, type VaultingClientOptions } from "@ams-vaulting/client";
import { Agent, fetch } from "undici";

// The agent and the fetch have to come from the same undici. Its types say the same as the DOM's in other words.
const undiciFetch = fetch as unknown as (url: string, init: object) => Promise<Response>;

export function createPatientClient(options: VaultingClientOptions, keepAliveMs = 30_000) {
  const dispatcher = new Agent({ keepAliveTimeout: keepAliveMs });
  return createVaultingClient({
    ...options,
    fetch: (url, init) => undiciFetch(url, { ...init, dispatcher }),
  });
}
