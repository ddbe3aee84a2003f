import type { Config } from "../config.ts";
import { readRequest } from "./read-request.ts";
import { exchangeWithRetry, type RetryConfig } from "./retry.ts";
import { toResponse } from "./web-response.ts";

/**
 * A `fetch` for the operations of the contract: it signs, sends, retries, verifies and checks. Give it to any generated
 * client, together with `client.baseUrl`.
 *
 * - It sends nothing but a POST to the base URL and a path of the contract. A query, a fragment, credentials, a
 *   `signature` header and the `client-id` of somebody else are refused before anything is signed; an empty header counts
 *   as absent.
 * - It ignores the redirect mode of the request: redirects are never followed.
 * - It resolves with a web `Response` of the verified bytes. `json()` gives the checked value, which shows no secret when it
 *   is printed. `text()` and the other forms are plain data that cannot be masked: do not log them. Where an optional
 *   member does not fit the contract it is left out of all forms, and the `signature` header with it.
 * - The results `F`, and `U` after the last attempt, are data.
 *
 * @throws {TrustError} the response does not prove that it comes from the gateway. An unsigned failure is one of these,
 * because a `Response` cannot say how far it can be trusted
 * @throws {TransportError} no response arrived, or the signal aborted
 * @throws {ContractError} the request is not one of the contract, or the response does not fit it
 * @throws {ConfigurationError} a key is wrong or cannot be loaded
 */
export type TrustedFetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

export function createTrustedFetch(
  config: RetryConfig & Pick<Config, "baseUrl" | "endpoint" | "limits">,
): TrustedFetch {
  return async (input, init) => {
    const { exchange, signal } = await readRequest(config, input, init ?? {});
    return toResponse(await exchangeWithRetry(config, exchange, config.limits, signal));
  };
}
