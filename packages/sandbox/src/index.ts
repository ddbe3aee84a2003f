export { type Credentials, toEnv } from "./credentials.ts";
export type { GivenKeys } from "./given-keys.ts";
export { type ExampleScenario, type MagicScenario, type Scenario, scenarios } from "./pages/scenarios.ts";
export { type Sandbox, type SandboxOptions, startSandbox } from "./sandbox.ts";
