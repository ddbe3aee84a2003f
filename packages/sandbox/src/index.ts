export { type Credentials, toEnv } from "./credentials.ts";
export { type Scenario, scenarios } from "./pages/scenarios.ts";
export { type Sandbox, type SandboxOptions, startSandbox } from "./sandbox.ts";
