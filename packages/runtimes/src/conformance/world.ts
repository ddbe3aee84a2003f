/** The client as its consumers get it: the module, not the source. */
export type ClientModule = typeof import("@ams-vaulting/client");

/** What the stand-in gateway says of itself. Plain data, so that it reaches every runtime. */
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

/** What a case has at hand. */
export interface World {
  client: ClientModule;
  setup: Setup;
  /** How the runtime shows a value to people, where it can be asked. */
  inspect?: ((value: unknown) => string) | undefined;
}

/** A named property of the client. It throws when the property does not hold. */
export interface Case {
  name: string;
  /** Whether the runtime has what the case is about. Without it, every runtime has. */
  applies?: (world: World) => boolean;
  run(world: World): Promise<void>;
}

export interface CaseOutcome {
  name: string;
  ms: number;
  /** Why the case failed; `undefined` when it passed. */
  failure: string | undefined;
}
