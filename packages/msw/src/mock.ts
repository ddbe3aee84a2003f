import {
  checkBaseUrl,
  sleep as defaultSleep,
  environmentOf,
  type ServerTable,
  servers,
} from "@ams-vaulting/client/protocol";
import type { HttpHandler } from "msw";
import type { OperationId } from "./contract/example-names.ts";
import type { FaultName } from "./contract/fault-names.ts";
import { createGateway } from "./gateway/gateway.ts";
import { exampleClientId } from "./generated/examples.ts";
import { type ExportedKeys, exportKeys } from "./protocol/export-keys.ts";
import type { IncomingRequest } from "./protocol/incoming-request.ts";
import { lazyKeys, type MockKey, type MockKeys, merchantPrivateKey } from "./protocol/keys.ts";
import type { MockResponse } from "./protocol/mock-response.ts";
import type { RecordedRequest } from "./recorder/record.ts";
import { contractReport, unusedReport } from "./recorder/report.ts";
import type { AnyStep, FaultOptions, Step, StepHint } from "./script/step.ts";
import { show } from "./text/show.ts";
import { createHandle } from "./transport/handle.ts";
import { createHandlers } from "./transport/handlers.ts";
import { createMockFetch } from "./transport/mock-fetch.ts";
import { routesOf } from "./transport/routes.ts";

export interface VaultingMockOptions {
  /** The client id that the mock knows. Default: the one of the spec's examples. */
  clientId?: string;
  /**
   * The only base URL that the mock has, for a set-up with one of its own: an origin, or an origin and a path. An origin alone
   * gets the base path of the client id's environment, as in the client. Default: every server of the contract.
   */
  baseUrl?: string | undefined;
  /** The version of both sides' keys. Default `"1"`. */
  keyVersion?: string;
  /**
   * Keys to use, for example `keys` of another mock: making them takes up to 100 ms, which is long where every test
   * has a mock of its own. Default: new ones, made when they are first needed.
   */
  keys?: MockKeys | (() => Promise<MockKeys>);
  /**
   * The steps of an id for which `respond` set none, for ids that spell them out; `undefined` for ids that do not. Each id
   * goes through its steps on its own, and a step is checked when a request reaches it.
   */
  stepsFor?: (operation: OperationId, id: string) => readonly Step[] | undefined;
  /** Replaces `Date.now` for `response-time`. */
  now?: () => number;
  /** Replaces the timer behind `delay`. It must reject with the signal's reason when that aborts. */
  sleep?: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Sets the responses. */
export interface Script<Id extends OperationId> {
  /**
   * Sets the responses: one step after the other, for each correlation id on its own; the last one is repeated. It
   * replaces what was set before.
   * @throws {TypeError} for a step that the contract forbids, or an order of states that is impossible
   */
  respond<T>(...steps: [StepHint<Id, T>, ...StepHint<Id, T>[]]): void;
  /** The same, for steps that are functions. */
  respond(...steps: [Step<Id>, ...Step<Id>[]]): void;
  /**
   * Makes every response faulty: forged, broken or missing. As one of several steps it is written `{ fault: name }`.
   * @throws {TypeError} for an unknown fault, or an example on which it has no effect
   */
  fault(name: FaultName, options?: FaultOptions<Id>): void;
}

/** Sets the responses of one operation, for every id or for one. */
export interface OperationMock<Id extends OperationId> extends Script<Id> {
  /** The responses for this correlation id alone. They win over those that are set for every id. */
  for(id: string): Script<Id>;
}

/** The options of a client that talks to a mock: its region, or the base URL of the mock. */
export type MockClientOptions = MockCredentials &
  (
    | { readonly region: keyof typeof servers; readonly baseUrl?: never }
    | { readonly baseUrl: string; readonly region?: never }
  );

/** What a client needs to be known to a mock, and to verify it. */
export interface MockCredentials {
  readonly clientId: string;
  readonly keyVersion: string;
  /** The merchant's private key. */
  readonly privateKey: () => Promise<MockKey>;
  /** The gateway's public key, by its version. */
  readonly alipayPublicKey: { readonly [keyVersion: string]: () => Promise<MockKey> };
}

/** A mock gateway for tests: msw handlers that check requests and sign responses. */
export type VaultingMock = { readonly [Id in OperationId]: OperationMock<Id> } & {
  /** For `setupServer`, `setupWorker` and `server.use`: each operation on each server of the contract, or at `baseUrl`. */
  readonly handlers: HttpHandler[];
  /** The same as a `fetch`, to inject where nothing global should be patched. */
  readonly fetch: (input: string | URL | Request, init?: RequestInit) => Promise<Response>;
  /**
   * The same for a server of its own: it takes what the mock reads of a `Request`, and returns what a `Response` would hold.
   * The URL is the documented server's, or below `baseUrl`; `signal` is read by delays and faults alone.
   * @throws {TypeError} for a URL that is not on a server of the mock
   */
  readonly handle: (request: IncomingRequest) => Promise<MockResponse>;
  /** What a client needs to talk to this mock and verify it. The keys are made when they are first needed. */
  readonly clientOptions: MockClientOptions;
  /** The keys of both sides, for the `keys` option of another mock. They are made when they are first needed. */
  readonly keys: () => Promise<MockKeys>;
  /** The keys of `clientOptions` in base64, for programs in other languages. */
  readonly exportKeys: () => Promise<ExportedKeys>;
  /**
   * The requests since the last reset, oldest first, without what must not be logged. Of more than 10,000 requests, or 16 MiB,
   * the newest are kept.
   */
  readonly requests: readonly RecordedRequest[];
  /**
   * Throws when a request was not what the contract allows, with what would have been right: for `afterEach`. A mock
   * responds to such a request as the gateway does, so without this a test that ignores the response would pass.
   * @throws {Error} one, for all of them
   */
  readonly assertContract: () => void;
  /**
   * Throws when steps were written that no request has reached.
   * @throws {Error} one, for all of them
   */
  readonly assertAllUsed: () => void;
  /** Forgets every script and every request. */
  readonly reset: () => void;
};

/**
 * Makes a mock with keys of its own.
 *
 * @throws {ConfigurationError} for a `baseUrl` that the client would refuse
 */
export function createVaultingMock(options: VaultingMockOptions = {}): VaultingMock {
  const { clientId = exampleClientId, keyVersion = "1", sleep = defaultSleep } = options;
  const { keys: source = lazyKeys() } = options;
  const keys = typeof source === "function" ? source : async () => source;
  // Looked up at each use, so that a fake `Date` that is installed later counts.
  const now = () => (options.now ?? Date.now)();
  const gateway = createGateway({ clientId, keyVersion, keys, now, sleep, stepsFor: stepsOf(options) });
  const environment = environmentOf(clientId);
  const baseUrl = options.baseUrl ? checkBaseUrl(options.baseUrl, environment) : undefined;
  const routes = routesOf(gateway, baseUrl);
  const handle = createHandle(routes, gateway, baseUrl);
  const methods = gateway.operations.map(({ id, description, script }) => {
    const scriptOf = (correlationId?: string) => ({
      respond: (...steps: AnyStep[]) => script.set(steps, correlationId),
      // Not left out when it is undefined: that is a mistake in the name, not a step without a fault.
      fault: (fault: string, options?: object) =>
        script.set([{ ...options, fault: fault ?? "undefined" }], correlationId),
    });
    const scriptFor = (correlationId: string) => {
      if (typeof correlationId === "string") return scriptOf(correlationId);
      throw new TypeError(`${id}: for() takes a ${description.correlation}, not ${show(correlationId)}.`);
    };
    return [id, { ...scriptOf(), for: scriptFor }];
  });
  return {
    ...(Object.fromEntries(methods) as { [Id in OperationId]: OperationMock<Id> }),
    handlers: createHandlers(routes),
    fetch: createMockFetch(handle),
    handle,
    clientOptions: {
      clientId,
      keyVersion,
      // A client takes one of the two.
      ...(baseUrl === undefined ? { region: firstRegion(environment) } : { baseUrl }),
      privateKey: async () => merchantPrivateKey(await keys()),
      // By version, so that an unknown version is distinct from a signature that does not match.
      alipayPublicKey: { [keyVersion]: async () => (await keys()).gateway.publicKey },
    },
    keys,
    exportKeys: async () => exportKeys(await keys()),
    requests: gateway.journal.entries,
    assertContract: () => throwIf(contractReport(gateway.journal.entries)),
    assertAllUsed: () => throwIf(unusedReport(gateway.operations.flatMap(({ script }) => script.unused()))),
    reset() {
      gateway.journal.reset();
      for (const { script } of gateway.operations) script.reset();
    },
  };
}

function stepsOf({ stepsFor }: VaultingMockOptions) {
  return (operation: string, id: string) =>
    stepsFor?.(operation as OperationId, id) as readonly AnyStep[] | undefined;
}

function throwIf(report: string | undefined): void {
  if (report !== undefined) throw new Error(report);
}

/** The first region of the contract that has a server for an environment. */
function firstRegion(environment: string): keyof typeof servers {
  const regions = Object.entries<ServerTable[string]>(servers);
  const found = regions.find(([, region]) => region[environment]) ?? regions[0];
  return found?.[0] as keyof typeof servers;
}
