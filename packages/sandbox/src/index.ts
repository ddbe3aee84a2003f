export { type Credentials, toEnv } from "./keys/credentials.ts";
export type { SandboxKeys } from "./keys/sandbox-keys.ts";
export { type ExampleScenario, type MagicScenario, type Scenario, scenarios } from "./pages/scenarios.ts";
export { type Sandbox, type SandboxOptions, startSandbox } from "./sandbox.ts";
