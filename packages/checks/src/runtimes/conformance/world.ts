/** The client as its consumers get it: the module, not the source. */
export type ClientModule = typeof import("@ams-vaulting/client");

/** What a client needs to use the mock gateway. Plain data, so that it reaches every runtime. */
export interface Setup {
  /** Where the gateway is, without a path. */
  origin: string;
  baseUrl: string;
  clientId: string;
  /** DER as base64, made for this run. */
  keys: {
    privatePkcs8: string;
    privatePkcs1: string;
    gatewaySpki: string;
    gatewayPkcs1: string;
    /** Two keys that must be refused: 1024 bits, and not RSA. */
    smallPkcs8: string;
    ecPkcs8: string;
  };
}

/** The mocks, and what of msw the runtime can load. */
export interface Mocks {
  createVaultingMock: typeof import("@ams-vaulting/msw").createVaultingMock;
  getResponse: typeof import("msw").getResponse;
  /** Intercepts the runtime's own `fetch`; workerd has nothing to intercept. */
  setupServer?: typeof import("msw/node").setupServer | undefined;
}

/** What a case of the mocks has at hand. */
export interface MocksWorld {
  client: ClientModule;
  mocks: Mocks;
}

/** What a case of the client has at hand. */
export interface World {
  client: ClientModule;
  setup: Setup;
  /** How the runtime prints a value, where it has a function for that. */
  inspect?: ((value: unknown) => string) | undefined;
}

/** A named property. It throws when the property does not hold. */
export interface Case<In = World> {
  name: string;
  /** Whether the case makes sense there. Default: everywhere. */
  applies?: (world: In) => boolean;
  run(world: In): Promise<void>;
}

export interface CaseOutcome {
  name: string;
  ms: number;
  /** Why the case failed; `undefined` when it passed. */
  failure: string | undefined;
}
