import type { VaultingEvent } from "./events.ts";
import type { Region } from "./generated/servers.ts";
import type { PrivateKeyInput, PublicKeyInput } from "./keys/key-input.ts";

/** Where the gateway is: exactly one of the two. */
export type GatewayLocation =
  | {
      /** Where the merchant's gateway is. */
      region: Region | undefined;
      baseUrl?: undefined;
    }
  | {
      /** The gateway's URL with its base path, instead of a region. https, or http on this machine. */
      baseUrl: string | undefined;
      region?: undefined;
    };

/** The options of a client. An option that is `undefined`, or an empty text, counts as left out. */
export type VaultingClientOptions = ClientSettings & GatewayLocation;

/** The options of a client, without the location of its gateway. */
export interface ClientSettings {
  /** The client id from the dashboard. Ids that begin with `SANDBOX_` go to the sandbox. */
  clientId: string | undefined;
  /**
   * The merchant's private key: PEM (PKCS#8 or PKCS#1), bare base64, DER bytes, a `CryptoKey`, or a function that
   * signs bytes where the key cannot leave its store. A promise or a parameterless function of a key works too.
   * It is imported once.
   */
  privateKey: PrivateKeyInput | undefined;
  /** The gateway's public key, in the same forms; or several by key version, while keys rotate. */
  alipayPublicKey: PublicKeyInput | undefined;
  /**
   * DANGEROUS. Lets `baseUrl` be plain http on another machine, for a mock gateway in a container network such as
   * `http://sandbox:4010`. Everybody on that network can then read cards. It is refused for client ids that do not
   * begin with `SANDBOX_`, and for the gateway's own hosts. Default `false`.
   */
  dangerouslyAllowHttpMockGateway?: boolean | undefined;
  /** The version of the merchant's key, as the dashboard counts. Default `"1"`. */
  keyVersion?: string | undefined;
  /** The token of a service provider that acts for the merchant. */
  agentToken?: string | undefined;
  /** Time limit of a call with all its attempts and waits, in milliseconds. Default 30000. */
  timeoutMs?: number | undefined;
  /** Time limit of one attempt, its body included, in milliseconds. Default 10000. */
  attemptTimeoutMs?: number | undefined;
  retry?: RetryOptions | undefined;
  /** The limits of `untilFinal`, unless a call has its own. */
  wait?: WaitLimitOptions | undefined;
  /** Maximum difference of `response-time` and the local clock, in milliseconds. Default 300000. */
  maxClockSkewMs?: number | undefined;
  /** Maximum response body size, in bytes. Default 1048576. */
  maxBodyBytes?: number | undefined;
  /** Called with what the client does: attempts, responses, retries, polls, drift, ends. Nothing secret is in it. */
  onEvent?: ((event: VaultingEvent) => void) | undefined;
  /** Replaces `globalThis.fetch`, for a proxy, a keep-alive agent or a test. */
  fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
  /** Replaces `Date.now`, for `request-time` and the skew. Deadlines do not follow it. */
  now?: (() => number) | undefined;
  /** Replaces `performance.now`, for deadlines and intervals. */
  monotonic?: (() => number) | undefined;
  /** Replaces waiting between attempts: resolves after `ms` milliseconds, rejects when the signal aborts. */
  sleep?: ((ms: number, signal: AbortSignal) => Promise<void>) | undefined;
  /** Replaces `Math.random`. */
  random?: (() => number) | undefined;
}

/** What responses are verified against. */
export type VerifierOptions = Pick<ClientSettings, "clientId" | "alipayPublicKey" | "maxClockSkewMs" | "now">;

/** When a request is sent again: after network failures, time-outs, HTTP 408, 429 and 5xx, and the result `U`. */
export interface RetryOptions {
  /** Maximum number of attempts, including the first. Default 3. */
  attempts?: number | undefined;
  /** The longest wait before the second attempt, in milliseconds; it doubles each time. Default 250. */
  backoffBaseMs?: number | undefined;
  /** The longest wait between two attempts, in milliseconds. Default 8000. */
  backoffCapMs?: number | undefined;
  /** HTTP statuses from 400 to 599 after which the request is sent again. Default 408, 429 and every 5xx. */
  statusCodes?: readonly number[] | undefined;
  /**
   * The longest wait that a `Retry-After` header can cause, in milliseconds; a longer one is cut to it. 0 ignores the
   * header. Default: no limit but that of the call.
   */
  maxRetryAfterMs?: number | undefined;
}

/** What a single call can override. */
export interface CallOptions {
  /** Ends the call at once, also while it waits. */
  signal?: AbortSignal | undefined;
  /** Time limit of the call with all its attempts and waits, in milliseconds. */
  timeoutMs?: number | undefined;
  /** Time limit of one attempt, in milliseconds. */
  attemptTimeoutMs?: number | undefined;
  retry?: RetryOptions | undefined;
}

/** The limits of a wait. */
export interface WaitLimitOptions {
  /** Time limit of the wait for a final state, in milliseconds. Default 120000. */
  timeoutMs?: number | undefined;
  /** The first interval between two polls, in milliseconds. Default 3000. */
  intervalMs?: number | undefined;
  /** The longest interval, in milliseconds. Default 15000. */
  intervalCapMs?: number | undefined;
  /**
   * Time in which the response that the vaulting does not exist does not end the wait, in milliseconds. A vaulting that was
   * created a moment ago may not be known everywhere yet. Default 10000.
   */
  graceMs?: number | undefined;
}

/** How `untilFinal` waits. Its `timeoutMs` is for the whole wait; each poll has the client's own limits. */
export interface WaitOptions<Response> extends Omit<CallOptions, "timeoutMs">, WaitLimitOptions {
  /** Called with every verified response that is not final. What it throws is ignored. */
  onUpdate?: ((response: Response) => void) | undefined;
}
