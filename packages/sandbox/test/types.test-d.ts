import type { VaultingClientOptions } from "@ams-vaulting/client";
import { expectTypeOf } from "vitest";
import { type Credentials, type Sandbox, startSandbox } from "../src/index.ts";

// What it gives out is what a client is created with.
expectTypeOf<Credentials>().toExtend<VaultingClientOptions>();
expectTypeOf<Sandbox>().toExtend<AsyncDisposable>();
expectTypeOf(startSandbox).toBeCallableWith();
expectTypeOf(startSandbox).toBeCallableWith({ port: 0, host: "::1", docsDirectory: "dist" });
// @ts-expect-error: no such option
startSandbox({ ports: 0 });
