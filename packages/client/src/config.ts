import { createEndpoints, type Endpoint, readBaseUrls } from "./base-urls.ts";
import type { OperationDescription } from "./contract/operation.ts";
import { defaults } from "./defaults.ts";
import { invalidOption } from "./errors/configuration-error.ts";
import type { VaultingEvent } from "./events.ts";
import type { Fetch } from "./http/send.ts";
import { createKeyring, type Keyring } from "./keys/keyring.ts";
import { type Limits, positive, readLimits, readWait, type WaitLimits } from "./limits.ts";
import { checkOptionNames, clientOptions, waitLimitOptions } from "./option-names.ts";
import type { VaultingClientOptions } from "./options.ts";
import { readAgentToken, readText, requireClientId } from "./read-text.ts";
import { type Clock, limit, readNow, sleep } from "./time/clock.ts";

/** The options of a client, checked and completed. */
export interface Config {
  clientId: string;
  keyVersion: string;
  agentToken: string | undefined;
  keyring: Keyring;
  fetch: Fetch;
  clock: Clock;
  limits: Limits;
  wait: WaitLimits;
  maxClockSkewMs: number;
  maxBodyBytes: number;
  onEvent: ((event: VaultingEvent) => void) | undefined;
  /** The base URL of the operations that have no servers of their own. */
  baseUrl: string;
  endpoint(operation: OperationDescription): Endpoint;
}

/** @throws {ConfigurationError} that names the option, what is wrong with it and what to do */
export function readConfig(options: VaultingClientOptions): Config {
  checkOptionNames(options, clientOptions);
  const clientId = requireClientId(options?.clientId);
  for (const name of ["fetch", "monotonic", "sleep", "random", "onEvent"] as const) {
    const value = options[name];
    if (value !== undefined && typeof value !== "function")
      throw invalidOption(name, "It must be a function.");
  }
  checkOptionNames(options.wait, waitLimitOptions, "wait");
  const { sleep: ownSleep } = options;
  const baseUrl = readBaseUrls(options, clientId);
  return {
    clientId,
    keyVersion:
      readText(options.keyVersion, "keyVersion", /^[\w.-]+$/, "A key version is a number such as 1.") ??
      defaults.keyVersion,
    agentToken: readAgentToken(options.agentToken),
    keyring: createKeyring(options),
    // Looked up at each call, so that whoever replaces the global fetch later (msw does) is used.
    fetch: options.fetch ?? ((url, init) => globalThis.fetch(url, init)),
    clock: {
      now: readNow(options.now),
      // Not `now`: a clock that somebody sets must not move a deadline.
      monotonic: options.monotonic ?? (() => performance.now()),
      // Ours does without a signal, which thousands of sleepers would feel; others are promised one.
      sleep: ownSleep ? (ms, signal = new AbortController().signal) => ownSleep(ms, signal) : sleep,
      limit,
      random: () => (options.random ?? Math.random)(),
    },
    limits: readLimits(options, {
      timeoutMs: defaults.timeoutMs,
      attemptTimeoutMs: defaults.attemptTimeoutMs,
      attempts: defaults.attempts,
      backoffBaseMs: defaults.backoffBaseMs,
      backoffCapMs: defaults.backoffCapMs,
      statusCodes: undefined,
      maxRetryAfterMs: undefined,
    }),
    maxClockSkewMs: positive(options.maxClockSkewMs ?? defaults.maxClockSkewMs, "maxClockSkewMs"),
    maxBodyBytes: positive(options.maxBodyBytes ?? defaults.maxBodyBytes, "maxBodyBytes"),
    wait: readWait(options.wait, {
      timeoutMs: defaults.waitTimeoutMs,
      intervalMs: defaults.intervalMs,
      intervalCapMs: defaults.intervalCapMs,
      graceMs: defaults.graceMs,
    }),
    onEvent: options.onEvent,
    baseUrl: baseUrl(),
    endpoint: createEndpoints(baseUrl),
  };
}
