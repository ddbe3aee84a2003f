import { expectTypeOf } from "vitest";
import {
  type ClientSettings,
  createVaultingClient,
  type Environment,
  type GatewayLocation,
  optionsFromEnv,
  type Region,
  type VaultingClientOptions,
} from "../src/index.ts";

declare const settings: ClientSettings;
declare const region: Region;
declare const text: string | undefined;
/** What a mock gives, and what the sandbox gives. */
declare const ofMock: {
  clientId: string | undefined;
  privateKey: string;
  alipayPublicKey: string;
  region: Region;
};
declare const ofSandbox: {
  clientId: string;
  privateKey: string | undefined;
  alipayPublicKey: string;
  baseUrl: string;
};
declare const given: VaultingClientOptions;

/** What a Worker is given: an interface of its own, with bindings. */
interface WorkerEnv {
  AMS_CLIENT_ID: string;
  AMS_PRIVATE_KEY?: string;
  CACHE: object;
}
declare const workerEnv: WorkerEnv;

// Compiled with exactOptionalPropertyTypes and without. Nothing runs.
export function types(): void {
  expectTypeOf(optionsFromEnv()).toEqualTypeOf<VaultingClientOptions>();
  createVaultingClient(optionsFromEnv(process.env));
  createVaultingClient({ ...optionsFromEnv(workerEnv), timeoutMs: 1_000 });
  expectTypeOf<Environment["AMS_CLIENT_ID"]>().toEqualTypeOf<string | undefined>();
  // @ts-expect-error no variable of the client is among them
  optionsFromEnv({ CLIENT_ID: "x" });

  // One of the two, however it came about. A variable may be missing: that is an error at run time, with a name.
  createVaultingClient({ ...settings, region: "asia" });
  createVaultingClient({ ...settings, region });
  createVaultingClient({ ...settings, region: text as Region | undefined });
  createVaultingClient({ ...settings, baseUrl: "https://gateway.test" });
  createVaultingClient({ ...settings, baseUrl: text });
  createVaultingClient({ ...settings, region, baseUrl: undefined });
  createVaultingClient({ ...settings, region: undefined, baseUrl: text });
  createVaultingClient({ ...ofMock });
  createVaultingClient({ ...ofMock, fetch, timeoutMs: 1 });
  createVaultingClient(ofSandbox);
  createVaultingClient({ ...ofSandbox, retry: { attempts: 1 } });
  createVaultingClient({ ...ofMock, region: undefined, baseUrl: "https://gateway.test" });
  createVaultingClient({ ...given, timeoutMs: 1 });
  createVaultingClient({ ...settings, ...(text ? { baseUrl: text } : { region }) });
  createVaultingClient({ ...settings, retry: undefined, keyVersion: undefined, region });
  createVaultingClient({
    ...settings,
    baseUrl: "http://sandbox:4010",
    dangerouslyAllowHttpMockGateway: true,
  });

  // @ts-expect-error neither
  createVaultingClient({ ...settings });
  // @ts-expect-error both
  createVaultingClient({ ...settings, region, baseUrl: "https://gateway.test" });
  // @ts-expect-error both, by a spread
  createVaultingClient({ ...ofMock, baseUrl: "https://gateway.test" });
  // @ts-expect-error both, by the other spread
  createVaultingClient({ ...ofSandbox, region });
  // @ts-expect-error perhaps both
  createVaultingClient({ ...settings, region, baseUrl: text });
  // @ts-expect-error no such region
  createVaultingClient({ ...settings, region: "mars" });
  // @ts-expect-error no such option
  createVaultingClient({ ...settings, region, timeout: 1 });
  // @ts-expect-error a number of retries
  createVaultingClient({ ...settings, region, retry: 3 });
  // @ts-expect-error no retries
  createVaultingClient({ ...settings, region, retry: false });
  // @ts-expect-error no such limit
  createVaultingClient({ ...settings, region, retry: { attempt: 1 } });
  // @ts-expect-error true or false
  createVaultingClient({ ...settings, baseUrl: "http://sandbox", dangerouslyAllowHttpMockGateway: "1" });

  // A type guard is not needed to read either of them.
  expectTypeOf(given.region).toEqualTypeOf<Region | undefined>();
  expectTypeOf(given.baseUrl).toEqualTypeOf<string | undefined>();
  expectTypeOf<{ region: Region }>().toExtend<GatewayLocation>();
  expectTypeOf<{ baseUrl: string }>().toExtend<GatewayLocation>();
}
