export { type Credentials, toEnv } from "./keys/credentials.ts";
export type { GivenKeys } from "./keys/given-keys.ts";
export { type ExampleScenario, type MagicScenario, type Scenario, scenarios } from "./pages/scenarios.ts";
export { type Sandbox, type SandboxOptions, startSandbox } from "./sandbox.ts";
