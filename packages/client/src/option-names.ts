import { invalidOption } from "./errors/configuration-error.ts";
import type {
  CallOptions,
  RetryOptions,
  VaultingClientOptions,
  VerifierOptions,
  WaitLimitOptions,
  WaitOptions,
} from "./options.ts";

type Names<Options> = { readonly [Name in keyof Options]-?: 1 };

export const retryOptions: Names<RetryOptions> = {
  attempts: 1,
  backoffBaseMs: 1,
  backoffCapMs: 1,
  statusCodes: 1,
  maxRetryAfterMs: 1,
};

export const waitLimitOptions: Names<WaitLimitOptions> = {
  timeoutMs: 1,
  intervalMs: 1,
  intervalCapMs: 1,
  graceMs: 1,
};

export const callOptions: Names<CallOptions> = { signal: 1, timeoutMs: 1, attemptTimeoutMs: 1, retry: 1 };

export const waitOptions: Names<WaitOptions<unknown>> = { ...callOptions, ...waitLimitOptions, onUpdate: 1 };

export const verifierOptions: Names<VerifierOptions> = {
  clientId: 1,
  alipayPublicKey: 1,
  maxClockSkewMs: 1,
  now: 1,
};

export const clientOptions: Names<VaultingClientOptions> = {
  clientId: 1,
  privateKey: 1,
  alipayPublicKey: 1,
  region: 1,
  baseUrl: 1,
  dangerouslyAllowHttpMockGateway: 1,
  keyVersion: 1,
  agentToken: 1,
  timeoutMs: 1,
  attemptTimeoutMs: 1,
  retry: 1,
  wait: 1,
  maxClockSkewMs: 1,
  maxBodyBytes: 1,
  onEvent: 1,
  fetch: 1,
  now: 1,
  monotonic: 1,
  sleep: 1,
  random: 1,
};

/**
 * Refuses options that do not exist, which would be ignored in silence: a misspelt limit is no limit.
 *
 * @param where the option that holds these, `options` for the outermost
 * @throws {ConfigurationError} that names the option; names that are no identifiers are not shown, they could be keys
 */
export function checkOptionNames(options: unknown, known: object, where = "options"): void {
  if (options === undefined || options === null) return;
  const names = Object.keys(known).join(", ");
  if (typeof options !== "object" || Array.isArray(options))
    throw invalidOption(where, `It must be an object with some of these: ${names}.`);
  // Inherited ones too: an AbortSignal in place of `{ signal }` has no others.
  for (const name in options) {
    if (name in known || (options as Record<string, unknown>)[name] === undefined) continue;
    const shown = /^\w{1,40}$/.test(name) ? name : "an option";
    throw invalidOption(
      where === "options" ? shown : `${where}.${shown}`,
      `There is no such option. The options are ${names}.`,
    );
  }
}
