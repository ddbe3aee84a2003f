import { callOperation } from "./call/method.ts";
import { createRawClient, type RawClient } from "./call/raw.ts";
import { readConfig } from "./config.ts";
import { operationTable } from "./contract/base-urls.ts";
import type { Operations } from "./generated/operations.ts";
import type { CallOptions, VaultingClientOptions } from "./options.ts";

/** The answers of an operation that say S: what a call can return. F and U throw. */
export type Succeeded<Response> = Response extends { result: { resultStatus: "S" } }
  ? Response
  : Response extends { result: { resultStatus: infer Status } }
    ? "S" extends Status
      ? Response & { result: { resultStatus: "S" } }
      : never
    : never;

/**
 * A method of the client.
 *
 * @returns a verified answer whose `result.resultStatus` is `S`
 * @throws {ResultError} the gateway said F, or U until the last attempt
 * @throws {TrustError} the answer does not prove that it comes from the gateway
 * @throws {TransportError} no answer arrived
 * @throws {ContractError} the request or the answer is not what the contract says
 * @throws {ConfigurationError} a key is wrong or cannot be loaded
 */
export type OperationMethod<Id extends keyof Operations> = (
  request: Operations[Id]["request"],
  options?: CallOptions,
) => Promise<Succeeded<Operations[Id]["response"]>>;

/** One method for each operation of the contract, and the openapi-fetch client beneath them. */
export type VaultingClient = { readonly [Id in keyof Operations]: OperationMethod<Id> } & {
  /** The openapi-fetch client: signed and verified like the methods, but F and U stay data. */
  readonly raw: RawClient;
};

/**
 * Makes a client. Nothing is sent and no key is loaded yet, but options and key texts are checked.
 *
 * @throws {ConfigurationError} that names the option and what to do
 */
export function createVaultingClient(options: VaultingClientOptions): VaultingClient {
  const config = readConfig(options);
  const raw = createRawClient(config);
  const methods = Object.entries(operationTable).map(([id, operation]) => [
    id,
    (request: unknown, callOptions?: CallOptions) =>
      callOperation(config, raw, operation, request, callOptions),
  ]);
  return { ...(Object.fromEntries(methods) as VaultingClient), raw };
}
