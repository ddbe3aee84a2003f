import { operationTable } from "./contract/operations.ts";
import { defaults } from "./defaults.ts";
import { invalidOption } from "./errors/configuration-error.ts";
import { aborted } from "./errors/transport-error.ts";
import { isBytes } from "./keys/load-key.ts";
import { createPublicKeys } from "./keys/public-keys.ts";
import { positive } from "./limits.ts";
import { checkOptionNames, verifierOptions } from "./option-names.ts";
import type { VerifierOptions } from "./options.ts";
import { requireClientId } from "./read-text.ts";
import { readNow } from "./time/clock.ts";
import { untilAborted } from "./time/until-aborted.ts";
import { verifyResponse } from "./trust/verify-response.ts";
import { unsignedError } from "./trusted-fetch/check-response.ts";
import { checkSignal } from "./trusted-fetch/check-signal.ts";

/** A response, as another transport received it. */
export interface ReceivedResponse {
  /** The path of the request's URL with its base path, such as `/ams/api/v1/…`: without host and query. */
  path: string;
  /** The headers of the response: a web `Headers`, or an object by name, as `node:http` has it. */
  headers: ReceivedHeaders;
  /** The body, as it came in: a signature covers bytes, not a value that was parsed and written again. */
  body: Uint8Array | ArrayBuffer;
  /** Ends the wait for a key that is still loading. */
  signal?: AbortSignal | undefined;
}

export type ReceivedHeaders =
  | { get(name: string): string | null }
  | { readonly [name: string]: string | readonly string[] | undefined };

/**
 * Verifies that a response of HTTP status 200 comes from the gateway: its signature, its client id and its time. It does
 * not read what is in it; compare its request id with the one that was sent.
 *
 * @returns `verified`, and nothing else: what is not verified throws
 * @throws {TrustError} whose `trust` is `rejected`, or `unsigned_failure` for an F or U without any signature: the gateway
 * leaves some failures unsigned, but anyone could have sent it
 * @throws {ConfigurationError} the key is wrong or cannot be loaded
 */
export type Verifier = (response: ReceivedResponse) => Promise<"verified">;

/**
 * Makes a function that verifies responses which another transport received. It needs no private key.
 *
 * @throws {ConfigurationError} that names the option and what to do
 */
export function createVerifier(options: VerifierOptions): Verifier {
  checkOptionNames(options, verifierOptions);
  const clientId = requireClientId(options?.clientId);
  const publicKey = createPublicKeys(options.alipayPublicKey);
  const maxClockSkewMs = positive(options.maxClockSkewMs ?? defaults.maxClockSkewMs, "maxClockSkewMs");
  const now = readNow(options.now);
  return async ({ path, headers, body, signal = new AbortController().signal }) => {
    checkSignal(signal);
    if (!isBytes(body)) throw invalidOption("body", "It must be the bytes of the response, as they came in.");
    if (typeof path !== "string" || !path.startsWith("/") || /[?#\s]/.test(path))
      throw invalidOption(
        "path",
        "It must be the path of the request's URL, without host, query and fragment.",
      );
    // A copy: who fills one buffer again and again would change what is verified.
    const received = { path, headers: toHeaders(headers), body: new Uint8Array(body).slice(), evidence: {} };
    const wait = { signal };
    if (signal.aborted) throw aborted(signal, {});
    const against = { clientId, publicKey, wait, now: now(), maxClockSkewMs };
    const trust = await untilAborted(signal, () => verifyResponse({ ...received, ...against })).catch(
      (error) => {
        throw signal.aborted ? aborted(signal, {}) : error;
      },
    );
    if (trust === "verified") return trust;
    const operation = Object.values(operationTable).find((operation) => path.endsWith(operation.path));
    throw unsignedError(operation, received.body, {});
  };
}

function toHeaders(headers: ReceivedHeaders): Headers {
  const found = new Headers();
  try {
    for (const name of ["client-id", "response-time", "signature"]) {
      const value = typeof headers.get === "function" ? headers.get(name) : headerOf(headers, name);
      if (typeof value === "string") found.set(name, value);
    }
    return found;
  } catch {
    throw invalidOption("headers", "They must be web Headers, or an object of texts by name.");
  }
}

/** Names are compared without their case; what is repeated is joined, as `Headers` does. */
function headerOf(headers: object, wanted: string): string | undefined {
  const values = Object.entries(headers)
    .filter(([name, value]) => name.toLowerCase() === wanted && value !== undefined)
    .flatMap(([, value]) => value as string | readonly string[]);
  return values.length > 0 ? values.join(", ") : undefined;
}
