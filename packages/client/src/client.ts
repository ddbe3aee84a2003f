import { checkRequest } from "./call/check-request.ts";
import { createOperation } from "./call/method.ts";
import { createMethodClient, createRawClient, type Post, type RawClient } from "./call/openapi-fetch.ts";
import { waitUntilFinal } from "./call/wait.ts";
import { type Config, readConfig } from "./config.ts";
import type { OperationDescription } from "./contract/operation.ts";
import { operationTable } from "./contract/operations.ts";
import type { Operations } from "./generated/operations.ts";
import { readLimits } from "./limits.ts";
import { callOptions, checkOptionNames, waitOptions } from "./option-names.ts";
import type { CallOptions, VaultingClientOptions, WaitOptions } from "./options.ts";
import { checkSignal } from "./trusted-fetch/check-signal.ts";
import { exchangeWithRetry } from "./trusted-fetch/retry.ts";
import { createTrustedFetch, type TrustedFetch } from "./trusted-fetch/trusted-fetch.ts";

/** The responses of an operation with the status S: what a call can return. F and U throw. */
export type Succeeded<Response> = Response extends { result: { resultStatus: "S" } }
  ? Response
  : Response extends { result: { resultStatus: infer Status } }
    ? "S" extends Status
      ? Response & { result: { resultStatus: "S" } }
      : never
    : never;

/** The responses whose state is final. */
export type Final<Id extends keyof Operations> = Operations[Id] extends {
  polling: { field: infer Field extends string; final: infer State };
}
  ? Extract<Succeeded<Operations[Id]["response"]>, { [Key in Field]: State }>
  : never;

/**
 * Sends one request, which may take several attempts.
 *
 * @returns a verified response whose `result.resultStatus` is `S`. Optional members that do not fit the contract (a wrong
 * type, an unsafe link, too short) are left out of it, and reported by the event `drift`; so it fits its type, except
 * that the state may be one that is newer than the contract. Compare states exactly, and treat others as not final.
 * @throws {ResultError} the response is F, or U until the last attempt
 * @throws {TrustError} the response does not prove that it comes from the gateway
 * @throws {TransportError} no response arrived
 * @throws {ContractError} the request or the response does not fit the contract
 * @throws {ConfigurationError} a key is wrong or cannot be loaded
 */
export type Call<Id extends keyof Operations> = (
  request: Operations[Id]["request"],
  options?: CallOptions,
) => Promise<Succeeded<Operations[Id]["response"]>>;

/** Waiting for a final state, for operations whose contract names one (`x-polling`). */
export interface Waiting<Id extends keyof Operations> {
  /**
   * Polls until the state is final, at growing intervals.
   *
   * What the request holds when this is called is what every poll sends.
   *
   * @returns a verified response in a final state of the contract
   * @throws {WaitError} no final state in time; it carries the last response
   * @throws what a single call throws, but for failures that pass: the network, `U`, and an id that was just created
   */
  untilFinal(
    request: Operations[Id]["request"],
    options?: WaitOptions<Succeeded<Operations[Id]["response"]>>,
  ): Promise<Final<Id>>;
}

/** A method of the client. */
export type OperationMethod<Id extends keyof Operations> = Operations[Id] extends { polling: object }
  ? Call<Id> & Waiting<Id>
  : Call<Id>;

/** One method for each operation of the contract, and what they are built on. */
export type VaultingClient = { readonly [Id in keyof Operations]: OperationMethod<Id> } & {
  /** An openapi-fetch client: signed and verified like the methods, but F and U stay data. */
  readonly raw: RawClient;
  /** The trusted fetch, for any other generated client: `createOther({ baseUrl: client.baseUrl, fetch: client.fetch })`. */
  readonly fetch: TrustedFetch;
  /** The URL of the gateway with its base path. A path of the contract follows it. */
  readonly baseUrl: string;
};

/**
 * Makes a client. Nothing is sent and no key is loaded yet, but options and key texts are checked.
 *
 * @throws {ConfigurationError} that names the option and what to do
 */
export function createVaultingClient(options: VaultingClientOptions): VaultingClient {
  const config = readConfig(options);
  const { baseUrl } = config;
  const post = createMethodClient(baseUrl, (...call) => exchangeWithRetry(config, ...call));
  const methods = Object.entries(operationTable).map(([id, operation]) => [
    id,
    createMethod(config, post, id, operation),
  ]);
  const fetch = createTrustedFetch(config);
  return {
    ...(Object.fromEntries(methods) as VaultingClient),
    raw: createRawClient(baseUrl, fetch),
    fetch,
    baseUrl,
  };
}

function createMethod(config: Config, post: Post, id: string, operation: OperationDescription) {
  const call = createOperation(config, post, id, operation);
  const method = async (request: unknown, options?: CallOptions) => {
    checkOptionNames(options, callOptions);
    const limits = readLimits(options ?? {}, config.limits);
    checkSignal(options?.signal);
    return (await call(checkRequest(operation, request), limits, options?.signal)).data;
  };
  const { polling } = operation;
  if (!polling) return method;
  return Object.assign(method, {
    untilFinal: async (request: unknown, options?: WaitOptions<unknown>) => {
      checkOptionNames(options, waitOptions);
      return waitUntilFinal(config, { id, operation, polling, call }, request, options ?? {});
    },
  });
}
