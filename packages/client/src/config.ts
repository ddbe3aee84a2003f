import { environmentOf, sharedBasePath } from "./contract/base-urls.ts";
import { createEndpoints, type Endpoint } from "./contract/endpoint.ts";
import type { OperationDescription, ServerTable } from "./contract/operation.ts";
import { isLoopback } from "./contract/urls.ts";
import { defaults } from "./defaults.ts";
import { ConfigurationError } from "./errors/configuration-error.ts";
import type { VaultingEvent } from "./events.ts";
import { servers } from "./generated/servers.ts";
import type { Fetch } from "./http/send.ts";
import { createKeyring, type Keyring } from "./keys/keyring.ts";
import type { RetryOptions, VaultingClientOptions } from "./options.ts";
import { type Clock, limit, sleep } from "./time/clock.ts";

/** The options of a client, checked and completed. */
export interface Config {
  clientId: string;
  keyVersion: string;
  agentToken: string | undefined;
  keyring: Keyring;
  fetch: Fetch;
  clock: Clock;
  limits: Limits;
  maxClockSkewMs: number;
  maxBodyBytes: number;
  onEvent: ((event: VaultingEvent) => void) | undefined;
  /** The base URL of the operations that have no servers of their own. */
  baseUrl: string;
  endpoint(operation: OperationDescription): Endpoint;
}

/** What a call can override. */
export interface Limits {
  timeoutMs: number;
  attemptTimeoutMs: number;
  attempts: number;
  backoffBaseMs: number;
  backoffCapMs: number;
}

/** @throws {ConfigurationError} that names the option, what is wrong with it and what to do */
export function readConfig(options: VaultingClientOptions): Config {
  const { clientId } = options;
  if (!clientId)
    throw missing("clientId", "Give the client id of the dashboard. Is the environment variable set?");
  if (!/^[\x21-\x7e]+$/.test(clientId))
    throw invalid("clientId", "A client id is printable ASCII without spaces.");
  const { now = Date.now, sleep: ownSleep } = options;
  const { keyVersion = defaults.keyVersion, agentToken } = options;
  if (!/^[\w.-]+$/.test(keyVersion)) throw invalid("keyVersion", "A key version is a number such as 1.");
  if (agentToken !== undefined && !/^[\x21-\x7e]*$/.test(agentToken)) {
    throw invalid("agentToken", "An agent token is printable ASCII without spaces.");
  }
  const baseUrl = baseUrls(options, clientId);
  return {
    clientId,
    keyVersion,
    agentToken: agentToken || undefined,
    keyring: createKeyring(options),
    // Looked up at each call, so that whoever replaces the global fetch later (msw does) is heard.
    fetch: options.fetch ?? ((url, init) => globalThis.fetch(url, init)),
    clock: {
      now,
      monotonic: options.now ?? (() => performance.now()),
      // Ours does without a signal, which thousands of sleepers would feel; others are promised one.
      sleep: ownSleep ? (ms, signal = new AbortController().signal) => ownSleep(ms, signal) : sleep,
      limit,
      random: options.random ?? Math.random,
    },
    limits: readLimits(options, {
      timeoutMs: defaults.timeoutMs,
      attemptTimeoutMs: defaults.attemptTimeoutMs,
      attempts: defaults.attempts,
      backoffBaseMs: defaults.backoffBaseMs,
      backoffCapMs: defaults.backoffCapMs,
    }),
    maxClockSkewMs: positive(options.maxClockSkewMs ?? defaults.maxClockSkewMs, "maxClockSkewMs"),
    maxBodyBytes: positive(options.maxBodyBytes ?? defaults.maxBodyBytes, "maxBodyBytes"),
    onEvent: options.onEvent,
    baseUrl: baseUrl(),
    endpoint: createEndpoints(baseUrl),
  };
}

/** The limits of a call: what it says, else what the client says. */
export function readLimits(
  options: {
    timeoutMs?: number | undefined;
    attemptTimeoutMs?: number | undefined;
    retry?: RetryOptions | undefined;
  },
  fallback: Limits,
): Limits {
  const { retry = {} } = options;
  const attempts = positive(retry.attempts ?? fallback.attempts, "retry.attempts");
  if (!Number.isInteger(attempts)) throw invalid("retry.attempts", "It counts attempts: give 1, 2, 3 …");
  return {
    timeoutMs: positive(options.timeoutMs ?? fallback.timeoutMs, "timeoutMs"),
    attemptTimeoutMs: positive(options.attemptTimeoutMs ?? fallback.attemptTimeoutMs, "attemptTimeoutMs"),
    attempts,
    backoffBaseMs: positive(retry.backoffBaseMs ?? fallback.backoffBaseMs, "retry.backoffBaseMs"),
    backoffCapMs: positive(retry.backoffCapMs ?? fallback.backoffCapMs, "retry.backoffCapMs"),
  };
}

/** Finds the base URL of an operation, or of the operations that have no servers of their own. */
function baseUrls(
  { region, baseUrl }: VaultingClientOptions,
  clientId: string,
): (operation?: OperationDescription) => string {
  const environment = environmentOf(clientId);
  if (baseUrl !== undefined) {
    if (region !== undefined) throw invalid("baseUrl", "Give region or baseUrl, not both.");
    const url = checkBaseUrl(baseUrl, environment);
    return () => url;
  }
  const regions = Object.keys(servers);
  if (region === undefined) throw missing("region", `Give one of ${regions.join(", ")}, or a baseUrl.`);
  const find = (table: ServerTable) => {
    const url = Object.hasOwn(table, region) ? table[region]?.[environment] : undefined;
    if (url) return url;
    const with_ = Object.keys(table).filter((name) => table[name]?.[environment]);
    throw invalid(
      "region",
      `${region} has no ${environment} server for this client id. There is one in ${with_.join(", ")}.`,
    );
  };
  const common = find(servers);
  return (operation) => (operation?.servers ? find(operation.servers) : common);
}

/** https, or http on this machine. A bare origin gets the base path that all servers of the environment share. */
function checkBaseUrl(text: string, environment: string): string {
  if (!URL.canParse(text)) throw invalid("baseUrl", "It is no absolute URL such as https://host/path.");
  const url = new URL(text);
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isLoopback(url.hostname))) {
    throw invalid(
      "baseUrl",
      "It has to be https; plain http is for this machine only (localhost, 127.0.0.1).",
    );
  }
  if (url.username || url.password || url.search || url.hash) {
    throw invalid("baseUrl", "It has to be an origin and a path: no credentials, query or fragment.");
  }
  const path = url.pathname.replace(/\/+$/, "");
  if (path) return url.origin + path;
  const shared = sharedBasePath(environment);
  if (shared === undefined) throw invalid("baseUrl", "Give the URL with its base path.");
  return url.origin + shared;
}

export function positive(value: number, option: string): number {
  if (typeof value === "number" && value > 0 && value < 2 ** 31) return value;
  throw invalid(option, "It has to be a number above 0 and below 2147483648 (the longest timer).");
}

function missing(option: string, message: string): ConfigurationError {
  return new ConfigurationError("option_missing", option, message);
}

function invalid(option: string, message: string): ConfigurationError {
  return new ConfigurationError("option_invalid", option, message);
}
